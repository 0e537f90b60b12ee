import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type DataFolder, newDataFolder } from '../harness/data-folder.js';
import { signIn, type User } from '../harness/graphql-client.js';
import { endingIn, forged, resigned, unsigned } from '../harness/minted-token.js';
import { type Office, startOffice } from '../harness/office.js';
import { aCase, aReferral, type Given, type Input, name, refusedCommands, zeroWidthSpace } from './bad-input/refused-commands.js';
import { refusedQueries } from './bad-input/refused-queries.js';
import { type TimelineReader, timelineReader } from '../harness/timeline-reader.js';

let folder: DataFolder;
let office: Office;
let dosvy: User;
let ahtjp: User;
let read: TimelineReader;
let users: Readonly<Record<string, User>>;
let childId: string;
let referralId: string;

const when = { value: '2024-02-03T09:00:00+07:00', precision: 'DAY' };

async function receiptFor(nameKhmer: string): Promise<string> {
  const { searchChildren } = await dosvy.query<{ searchChildren: { receipt: string } }>(
    'query ($name: String!) { searchChildren(name: $name) { receipt } }',
    { name: nameKhmer },
  );
  return searchChildren.receipt;
}

beforeAll(async () => {
  folder = await newDataFolder('bad-input');
  office = await startOffice(folder.path);
  [dosvy, ahtjp] = await Promise.all([signIn(office.url, 'dosvy-17'), signIn(office.url, 'ahtjp-17')]);
  users = { 'dosvy-17': dosvy, 'ahtjp-17': ahtjp, 'ngo-a': await signIn(office.url, 'ngo-a') };
  read = await timelineReader(dosvy);
  const child = { nameKhmer: 'ឧសភា ធីតា', sex: 'FEMALE', ageYears: 12, districtCode: '1710', searchReceipt: await receiptFor('ឧសភា ធីតា') };
  childId = (await dosvy.record('RegisterChild', child)).id;
  referralId = (await dosvy.record('SendReferral', aReferral({ childId, referralId: '' }))).id;
});
afterAll(async () => {
  await office?.end();
  await folder.remove();
});

interface Raw {
  readonly status: number;
  readonly text: string;
  readonly code: string | undefined;
}

async function post(body: string | Uint8Array<ArrayBuffer>, authorization = `Bearer ${dosvy.token}`): Promise<Raw> {
  const headers = { 'content-type': 'application/json', ...(authorization === '' ? {} : { authorization }) };
  const response = await fetch(`${office.url}/graphql`, { method: 'POST', headers, body });
  const text = await response.text();
  const { errors } = JSON.parse(text) as { errors?: readonly { extensions: { code: string } }[] };
  return { status: response.status, text, code: errors?.[0]?.extensions.code };
}
const ask = (query: string, variables: Input = {}, authorization?: string) => post(JSON.stringify({ query, variables }), authorization);

const mutation = (command: string) =>
  `mutation ($input: ${command}Input!) { answer: ${command.charAt(0).toLowerCase()}${command.slice(1)}(input: $input) {
    became: __typename ... on Recorded { id position } ... on InvalidInput { problems { path problem } }
  } }`;
async function give(user: User, command: string, input: Input): Promise<Given> {
  const { text } = await ask(mutation(command), { input: { commandId: randomUUID(), occurredAt: when, ...input } }, `Bearer ${user.token}`);
  expect(text).not.toContain(name);
  const { data } = JSON.parse(text) as { data: { answer: Given } | null };
  if (data === null) throw new Error(`${command}: ${text}`);
  return data.answer;
}
const timeline = async (position?: string) => (await read(dosvy, childId, position))?.entries.map(({ kind }) => kind);

describe('a token', () => {
  const query = () => ask(`{ child(id: "${childId}") { id } }`);
  const askAs = (authorization: string) => ask(`{ child(id: "${childId}") { id } }`, {}, authorization);

  it('of the office opens the door', async () => {
    expect(await query()).toMatchObject({ status: 200, text: `{"data":{"child":{"id":"${childId}"}}}` });
  });

  it.each<[string, () => Promise<string> | string, string]>([
    ['that has expired', async () => `Bearer ${await endingIn(office, dosvy.token, -60)}`, 'The token has expired: sign in again.'],
    ['of another issuer', async () => `Bearer ${await resigned(office, dosvy.token, { iss: 'https://elsewhere.example' })}`, 'not one that is taken here'],
    ['for another product', async () => `Bearer ${await resigned(office, dosvy.token, { aud: 'elsewhere' })}`, 'not one that is taken here'],
    ['with a role that we do not have', async () => `Bearer ${await resigned(office, dosvy.token, { role: name })}`, 'missing or wrong: role'],
    ['of one of our own policies', async () => `Bearer ${await resigned(office, dosvy.token, { sub: `policy:${name}` })}`, 'wrong: sub'],
    ['signed with a key made at home', async () => `Bearer ${await forged(office, dosvy.token)}`, 'not one that is taken here'],
    ['signed by nobody', () => `Bearer ${unsigned(dosvy.token)}`, 'not one that is taken here'],
    ['that is none', () => `Bearer ${name}`, 'not one that is taken here'],
    ['in a header that is malformed', () => `Bearer ${name} ${name}`, 'No token was sent'],
    ['of another scheme', () => `Basic ${name}`, 'No token was sent'],
    ['that was left out', () => '', 'No token was sent'],
  ])('%s opens nothing', async (_what, authorization, sentence) => {
    const { status, text, code } = await askAs(await authorization());
    expect({ status, code }).toEqual({ status: 200, code: 'UNAUTHENTICATED' });
    expect(text).toContain(sentence);
    expect(text).toContain('"data":{"child":null}');
    expect(text).not.toContain(name);
  });

  it('that has expired gives no command either', async () => {
    const input = { ...aCase({ childId, referralId }), commandId: randomUUID(), occurredAt: when };
    const { text, code } = await ask(mutation('OpenCase'), { input }, `Bearer ${await endingIn(office, ahtjp.token, -60)}`);
    expect({ text: text.slice(0, 12), code }).toEqual({ text: '{"data":null', code: 'UNAUTHENTICATED' });
  });
});

describe('a command that cannot be taken gets a typed answer and leaves nothing', () => {
  it.each(refusedCommands)('for %s', async (_what, unit, command, input, answer) => {
    expect(await give(users[unit] as User, command, input({ childId, referralId }))).toEqual(answer);
  });

  it('for bytes that are no UTF-8', async () => {
    const input = { ...aReferral({ childId, referralId }), note: `${name} XX`, commandId: randomUUID(), occurredAt: when };
    const body = Buffer.from(JSON.stringify({ query: mutation('SendReferral'), variables: { input } }));
    body.set([0xff, 0xfe], body.indexOf('XX'));
    const { text } = await post(new Uint8Array(body));
    expect(text).toContain('"problems":[{"path":"note","problem":"is not clean Unicode text: type it again"}]');
    expect(text).not.toContain(name);
  });

  it('and of all of them together nothing is found in the timeline', async () => {
    const { position } = await dosvy.record('LinkExternalIdentifier', { childId, system: 'OSCAR', value: 'OS-1' });
    expect(await timeline(position)).toEqual(['ExternalIdentifierLinked', 'ReferralSent', 'ChildRegistered']);
  });
});

describe('Khmer with zero-width spaces', () => {
  const typed = ['វិច្ឆិកា', 'សុភា'].join(` ${zeroWidthSpace}`);

  it('is kept as it was typed, and found as it is read', async () => {
    const child = { nameKhmer: typed, sex: 'MALE', ageYears: 9, districtCode: '1710', searchReceipt: await receiptFor(typed) };
    const { id, position } = await dosvy.record('RegisterChild', child);
    expect((await read(dosvy, id, position))?.identity).toMatchObject({ nameKhmer: { state: 'OPEN', value: typed } });
    const { searchChildren } = await dosvy.query<{ searchChildren: { matches: readonly { child: { id: string } }[] } }>(
      'query ($name: String!) { searchChildren(name: $name) { matches { child { id } } } }',
      { name: typed.replaceAll(zeroWidthSpace, '') },
    );
    expect(searchChildren.matches.map(({ child: { id: found } }) => found)).toEqual([id]);
  });
});

describe('a query that cannot be answered says why and repeats nothing', () => {
  it.each(refusedQueries)('for %s', async (_what, query, variables, { status = 200, code, says }) => {
    // Twice: once GraphQL has compiled a query it words its messages in another way.
    for (const answer of [await ask(query(childId), variables), await ask(query(childId), variables)]) {
      expect({ status: answer.status, code: answer.code }).toEqual({ status, code });
      expect(answer.text).toContain(says);
      expect(answer.text).not.toContain(name);
    }
  });

  it.each([
    ['no JSON', `{ "query": "${name}`],
    ['no object', `"${name}"`],
    ['a query that is no text', JSON.stringify({ query: { name } })],
    ['variables that are no object', JSON.stringify({ query: '{ __typename }', variables: name })],
    ['an operation that is not there', JSON.stringify({ query: 'query a { __typename } query b { __typename }', operationName: name })],
    ['several queries at once', JSON.stringify([{ query: '{ __typename }' }, { query: `{ ${name} }` }])],
    ['nothing', ''],
  ])('for a body that is %s', async (_what, body) => {
    const { text, code } = await post(body);
    expect(code).toBe('BAD_INPUT');
    expect(text).not.toContain(name);
  });

  it('in an address', async () => {
    const response = await fetch(`${office.url}/graphql?query={searchChildren(name:"${name}"){receipt}}`, { headers: { authorization: `Bearer ${dosvy.token}` } });
    expect(response.status).toBe(405);
    expect(await response.text()).not.toContain(name);
  });
});

describe('the same command', () => {
  const serve = (commandId: string, note: string, user = dosvy) => give(user, 'RecordServiceDelivered', { childId, service: 'COUNSELLING', note, commandId });
  const served = async (position: string | undefined) => (await timeline(position))?.filter((kind) => kind === 'ServiceDelivered').length;

  it('three times at once is recorded once and answered alike, thirty times over', async () => {
    const groups = await Promise.all(
      Array.from({ length: 30 }, (_, number) => {
        const commandId = randomUUID();
        return Promise.all([1, 2, 3].map(() => serve(commandId, `ជំនួយ ${number}`)));
      }),
    );
    for (const [first, ...others] of groups) {
      expect(first?.became).toBe('Recorded');
      expect(others).toEqual([first, first]);
    }
    expect(new Set(groups.map(([first]) => first?.position)).size).toBe(30);
    const last = groups.map(([first]) => first?.position ?? '').reduce((one, other) => (BigInt(one) > BigInt(other) ? one : other));
    expect(await served(last)).toBe(30);
  });

  it('under an id that was used for something else is refused, whatever differs', async () => {
    const commandId = randomUUID();
    const first = await serve(commandId, 'ជំនួយ');
    expect(first.became).toBe('Recorded');
    const before = await served(first.position);
    const otherWays: readonly Promise<Given>[] = [
      serve(commandId, name),
      serve(commandId, 'ជំនួយ', ahtjp),
      give(dosvy, 'RecordServiceDelivered', { childId, service: 'COUNSELLING', note: 'ជំនួយ', commandId, occurredAt: { ...when, precision: 'MONTH' } }),
      give(dosvy, 'LinkExternalIdentifier', { childId, system: 'OSCAR', value: name, commandId }),
    ];
    const answers = (await Promise.all(otherWays)).map(({ became }) => became);
    expect(answers).toEqual(['CommandIdReused', 'NotAllowed', 'CommandIdReused', 'CommandIdReused']);
    expect(await serve(commandId, 'ជំនួយ')).toEqual(first);
    const { position } = await serve(randomUUID(), 'ជំនួយ');
    expect(await served(position)).toBe((before ?? 0) + 1);
  });
});
