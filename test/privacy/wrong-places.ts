import { randomUUID } from 'node:crypto';
import { type User, userWith } from '../harness/graphql-client.js';
import type { Input, Staff } from './life-of-a-child.js';
import { codedPlaces, textPlaces, withLeaf } from './places.js';
import type { Telling } from './telling.js';

/** Words where none belong, and the answer to them as text. */
interface WrongRequest {
  readonly where: string;
  send(words: string): Promise<string>;
}

const lowerFirst = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);
const now = () => ({ value: new Date(Date.now() - 1_000).toISOString(), precision: 'MINUTE' });
const whole = (input: unknown) => ({ commandId: randomUUID(), occurredAt: now(), ...(input as Input) });

const ask = async (user: User, text: string, variables?: Input) => JSON.stringify(await user.ask(text, variables));
const give = (user: User, command: string, input: unknown) =>
  ask(user, `mutation ($input: ${command}Input!) { ${lowerFirst(command)}(input: $input) { __typename ... on InvalidInput { message problems { path problem } } } }`, {
    input,
  });

function inCommands({ sent }: Telling, staff: Staff): readonly WrongRequest[] {
  const at = (command: string, where: string, changed: (input: Input, words: string) => unknown): WrongRequest => {
    const last = sent.get(command);
    const user = Object.values(staff).find(({ name }: User) => name === last?.by) as User | undefined;
    if (last === undefined || user === undefined) throw new Error(`${command} was never sent`);
    return { where, send: (words) => give(user, command, changed(last.input, words)) };
  };
  return [
    ...codedPlaces.map(({ contract, name, path }) => at(contract.name, name, (input, words) => whole(withLeaf(input, path, () => words)))),
    ...textPlaces.map(({ contract, name, path }) =>
      at(contract.name, `${name}, too long`, (input, words) => whole(withLeaf(input, path, () => words.repeat(9_000 / words.length)))),
    ),
    ...textPlaces.map(({ contract, name, path }) => at(contract.name, `${name}, a list`, (input, words) => whole(withLeaf(input, path, () => [words, { [words]: words }])))),
    ...[...sent.keys()].flatMap((command) => [
      at(command, `${command}.commandId`, (input, words) => ({ ...whole(input), commandId: words })),
      at(command, `${command}.occurredAt`, (input, words) => ({ ...whole(input), occurredAt: words })),
      at(command, `${command}.occurredAt.value`, (input, words) => ({ ...whole(input), occurredAt: { value: words, precision: 'DAY' } })),
      at(command, `${command}.occurredAt.precision`, (input, words) => ({ ...whole(input), occurredAt: { ...now(), precision: words } })),
      at(command, `${command}, a field that there is not`, (input, words) => ({ ...whole(input), [words]: words })),
      at(command, `${command}, the whole input`, (_input, words) => words),
    ]),
  ];
}

const written = (words: string) => JSON.stringify(words);
const bare = (words: string) => words.replace(/[^a-z]/gi, '') || 'khmer';

const inQueries = (user: User, childId: string): readonly WrongRequest[] => {
  const at = (where: string, text: string, variables: (words: string) => Input): WrongRequest => ({ where, send: (words) => ask(user, text, variables(words)) });
  const literal = (where: string, text: (words: string) => string): WrongRequest => ({ where, send: (words) => ask(user, text(words)) });
  const timeline = 'query ($id: ID!, $after: String, $filter: TimelineFilter) { child(id: $id) { timeline(after: $after, filter: $filter) { edges { cursor } } } }';
  const search = (argument: string, type: string) => `query ($v: ${type}) { searchChildren(name: "Dara", ${argument}: $v) { matches { likeness } } }`;
  return [
    at('child(id)', 'query ($v: ID!) { child(id: $v) { id } }', (v) => ({ v })),
    at('child(atLeast)', 'query ($v: String) { child(id: "x", atLeast: $v) { id } }', (v) => ({ v })),
    at('timeline(after)', timeline, (after) => ({ id: childId, after })),
    at('timeline(after), coded', timeline, (words) => ({ id: childId, after: Buffer.from(written(words)).toString('base64url') })),
    ...['kinds', 'agencies'].map((field) => at(`timeline(filter.${field})`, timeline, (words) => ({ id: childId, filter: { [field]: [words] } }))),
    ...['from', 'to', 'asOf'].map((field) => at(`timeline(filter.${field})`, timeline, (words) => ({ id: childId, filter: { [field]: words } }))),
    at('timeline(filter), a field that there is not', timeline, (words) => ({ id: childId, filter: { [words]: 1 } })),
    at('interviewOutlook(childId)', 'query ($v: ID!) { interviewOutlook(childId: $v) { childId } }', (v) => ({ v })),
    at('contactCalendar(from)', 'query ($v: String!) { contactCalendar(childId: "x", from: $v, until: "2026-03-01") { on } }', (v) => ({ v })),
    at('contactOutlook(on)', 'query ($v: String!) { contactOutlook(childId: "x", kind: TALK, on: $v) { overload } }', (v) => ({ v })),
    at('contactOutlook(time)', 'query ($v: String!) { contactOutlook(childId: "x", kind: TALK, on: "2026-03-01", time: { from: $v, minutes: 5 }) { overload } }', (v) => ({ v })),
    at('searchChildren(name)', 'query ($v: String!) { searchChildren(name: $v) { matches { likeness } possibleMatchElsewhere } }', (v) => ({ v })),
    at('searchChildren(name), too long', 'query ($v: String!) { searchChildren(name: $v) { receipt } }', (words) => ({ v: words.repeat(40) })),
    at('searchChildren(sex)', search('sex', 'Sex'), (v) => ({ v })),
    at('searchChildren(ageYears)', search('ageYears', 'Int'), (v) => ({ v })),
    at('searchChildren(provinceCode)', search('provinceCode', 'String'), (v) => ({ v })),
    at('referrals(board)', 'query ($v: ReferralBoard!) { referrals(board: $v) { edges { cursor } } }', (v) => ({ v })),
    at('referrals(after)', 'query ($v: String) { referrals(board: OVERDUE, after: $v) { edges { cursor } } }', (v) => ({ v })),
    literal('an enumeration written out', (words) => `{ referrals(board: ${written(words)}) { edges { cursor } } }`),
    literal('a name written out', (words) => `{ searchChildren(name: ${written(words)}, sex: ${written(words)}) { receipt } }`),
    literal('a field of the query', (words) => `{ child(id: "x") { ${bare(words)} } }`),
    literal('a type of the query', (words) => `query ($v: ${bare(words)}) { child(id: $v) { id } }`),
    literal('a directive of the query', (words) => `{ child(id: "x") @${bare(words)} { id } }`),
    literal('an argument of the query', (words) => `{ child(id: "x", ${bare(words)}: 1) { id } }`),
    literal('a fragment of the query', (words) => `{ ...${bare(words)} }`),
    literal('no query at all', (words) => words),
    literal('a mutation written out', (words) => `mutation { acceptReferral(input: { commandId: "x", referralId: "x", ${bare(words)}: ${written(words)} }) { __typename } }`),
    { where: 'variables that are no object', send: (words) => ask(user, '{ __typename }', words as unknown as Input) },
  ];
};

const inHttp = (url: string, { token }: User): readonly WrongRequest[] => {
  const text = async (path: string, options: RequestInit) => (await fetch(`${url}${path}`, options)).text();
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const jwt = (words: string) => [{ alg: 'ES256', kid: words }, { sub: words }, words].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  const asked = (credentials: string) => ask(userWith(url, 'somebody', credentials), '{ child(id: "x") { id } }');
  return [
    { where: 'the sign-in', send: (words) => text('/dev/issuer/token', { method: 'POST', headers, body: JSON.stringify({ user: words }) }) },
    { where: 'the token', send: (words) => asked(bare(words)) },
    { where: 'a token made up', send: (words) => asked(jwt(words)) },
    { where: 'a body that is no JSON', send: (words) => text('/graphql', { method: 'POST', headers, body: `{"query": ${words}` }) },
    {
      where: 'a body that is too large',
      // The connection may be closed before all of it was sent.
      send: (words) => text('/graphql', { method: 'POST', headers, body: written(words.repeat(60_000)) }).catch(() => 'cut off'),
    },
    { where: 'a body of another kind', send: (words) => text('/graphql', { method: 'POST', headers: { ...headers, 'content-type': 'text/csv' }, body: words }) },
    { where: 'the address', send: (words) => text(`/${encodeURIComponent(words)}`, { headers }) },
    { where: 'an address that cannot be read', send: (words) => text(`/%E1${bare(words)}`, { headers }) },
    { where: 'an address below one that is known', send: (words) => text(`/health/ready/${encodeURIComponent(words)}`, { headers }) },
    { where: 'the address of a query', send: (words) => text(`/graphql?query=${encodeURIComponent(words)}&name=${encodeURIComponent(words)}`, { headers }) },
    { where: 'the address of the issuer', send: (words) => text(`/dev/issuer/${encodeURIComponent(words)}`, { headers }) },
  ];
};

/** Every place where somebody may write words that do not belong there. */
export const wrongPlaces = (url: string, telling: Telling, staff: Staff, childId: string): readonly WrongRequest[] => [
  ...inCommands(telling, staff),
  ...inQueries(staff.ahtjp, childId),
  ...inHttp(url, staff.ahtjp),
];
