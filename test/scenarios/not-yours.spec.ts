import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { roleMay } from '#access';
import { commands } from '#contracts/all';
import { type Role, roles } from '#kernel';
import { type DataFolder, newDataFolder } from '../harness/data-folder.js';
import { signIn, type User } from '../harness/graphql-client.js';
import { type Office, startOffice } from '../harness/office.js';
import { compareDelays, type Round } from './not-yours/delays.js';
import { type Ids, nobodys } from './not-yours/ids.js';
import { inputs } from './not-yours/inputs.js';
import { queries } from './not-yours/queries.js';
import { someoneElses } from './not-yours/someone-elses.js';

/** One of every role, all of another place than the child's or with nothing to do with it. */
const strangers: Readonly<Record<Role, string>> = {
  'hotline-operator': 'hotline-national',
  'police-district': 'police-0501',
  'ahtjp-provincial': 'ahtjp-05',
  'forensic-doctor': 'forensic-17',
  dosvy: 'dosvy-05',
  ngo: 'ngo-b',
  'court-liaison': 'court-05',
  lawyer: 'legal-aid-a',
  'me-analyst': 'mne-national',
  'privacy-officer': 'privacy-national',
};

const nameKhmer = 'វណ្ណា សុភាព';
let folder: DataFolder;
let office: Office;
let existing: Ids;
let users: Readonly<Record<Role, User>>;

beforeAll(async () => {
  folder = await newDataFolder('not-yours');
  office = await startOffice(folder.path);
  existing = await someoneElses(office, nameKhmer);
  const signedIn = await Promise.all(roles.map(async (role) => [role, await signIn(office.url, strangers[role])] as const));
  users = Object.fromEntries(signedIn) as Record<Role, User>;
});
afterAll(async () => {
  await office?.end();
  await folder.remove();
});

/** Commands that ask for no standing. */
const forAnyone = ['RegisterChild', 'RegisterInterviewer', 'CertifyInterviewer', 'DestroySubjectKey'];

/** An answer's very bytes, but for ids that were made for it. */
async function answer(user: User, query: string, variables: Readonly<Record<string, unknown>>): Promise<string> {
  const response = await fetch(`${office.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${user.token}` },
    body: JSON.stringify({ query, variables }),
  });
  const text = await response.text();
  return `${response.status} ${response.headers.get('content-type')} ${text.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '<id>')}`;
}

function give(user: User, command: string, ids: Ids): Promise<string> {
  const field = command.charAt(0).toLowerCase() + command.slice(1);
  const problems = '... on InvalidInput { problems { path problem } }';
  return answer(user, `mutation ($input: ${command}Input!) { ${field}(input: $input) { __typename ${problems} ... on Recorded { id } } }`, {
    input: { ...inputs(ids)[command], commandId: randomUUID(), occurredAt: { value: '2024-02-03T09:00:00+07:00', precision: 'DAY' } },
  });
}

const ask = (user: User, name: string, ids: Ids): Promise<string> => {
  const { query, id } = queries[name]?.(ids) ?? { query: '', id: '' };
  return answer(user, query, { id });
};

describe('what exists and is not yours is answered as what does not exist', () => {
  it('to every query that takes an id', async () => {
    const { __type: type } = await users.ngo.query<{ __type: { fields: { name: string; args: { type: { ofType: { name: string } | null } }[] }[] } }>(
      '{ __type(name: "Query") { fields { name args { type { ofType { name } } } } } }',
    );
    const taking = type.fields.filter(({ args }) => args.some(({ type: { ofType } }) => ofType?.name === 'ID')).map(({ name }) => name);
    expect(taking.sort()).toEqual(Object.keys(queries).sort());
    for (const name of taking) {
      for (const role of roles) {
        // Who looked at whom is the privacy officer's to read, of any child.
        if (name === 'accessLog' && role === 'privacy-officer') continue;
        const [real, none] = [await ask(users[role], name, existing), await ask(users[role], name, nobodys())];
        expect({ name, role, answer: real }).toEqual({ name, role, answer: none });
      }
    }
  });

  it.each(roles)('to every command of a stranger who is %s', async (role) => {
    const to = users[role];
    const named = Object.keys(inputs(existing));
    expect(named.sort()).toEqual(commands.map(({ name }) => name).sort());
    const answers = await Promise.all(
      named.map(async (command) => ({ command, real: await give(to, command, existing), none: await give(to, command, nobodys()) })),
    );
    for (const { command, real, none } of answers) {
      expect({ command, answer: real }).toEqual({ command, answer: none });
      if (!roleMay(role, command)) expect(real).toContain('"NotAllowed"');
      else if (!forAnyone.includes(command)) expect(real).toContain('"NotFoundOrNotYours"');
    }
  });

  it('to a search by name; a whole person is told to be known elsewhere, and nothing more', async () => {
    const search = (variables: Readonly<Record<string, unknown>>) =>
      answer(users.dosvy, 'query ($name: String!, $sex: Sex, $age: Int) { searchChildren(name: $name, sex: $sex, ageYears: $age) { possibleMatchElsewhere matches { likeness child { id } } } }', variables);
    expect(await search({ name: nameKhmer })).toBe(await search({ name: 'គ្មាន នរណា' }));
    const whole = await search({ name: nameKhmer, sex: 'FEMALE', age: 13 });
    expect(whole).toContain('"possibleMatchElsewhere":true,"matches":[]');
    expect(whole.replace('true', 'false')).toBe(await search({ name: 'គ្មាន នរណា', sex: 'FEMALE', age: 13 }));
  });
});

describe('of two children of one case', () => {
  const rescues = `query ($id: ID!, $atLeast: String) { child(id: $id, atLeast: $atLeast) { timeline(filter: { kinds: [ChildRescued] }) {
    edges { node { detail { ... on ChildRescued { childId caseId circumstances { value } } } } } } } }`;
  type Rescues = { child: { timeline: { edges: { node: { detail: { childId: string; caseId: string } } }[] } } };

  it('what happened to one is not told with the other', async () => {
    const [dosvy, police, ngo] = [await signIn(office.url, 'dosvy-17'), await signIn(office.url, 'ahtjp-17'), await signIn(office.url, 'ngo-a')];
    const nameLatin = 'Sophea Kim';
    const { searchChildren } = await dosvy.query<{ searchChildren: { receipt: string } }>(`{ searchChildren(name: "${nameLatin}") { receipt } }`);
    const known = { nameLatin, sex: 'FEMALE', ageYears: 9, districtCode: '1710', searchReceipt: searchChildren.receipt };
    const sibling = (await dosvy.record('RegisterChild', known)).id;
    const opened = { ...inputs(existing)['OpenCase'], childIds: [existing.childId, sibling] };
    const { id: caseId } = await police.record('OpenCase', opened);
    const { position } = await police.record('RecordRescue', { caseId, childId: sibling, districtCode: '1710', circumstances: 'រកឃើញក្នុងផ្ទះសំណាក់' });

    const told = async (user: User, id: string) => {
      const { child } = await user.query<Rescues>(rescues, { id, atLeast: position });
      return child.timeline.edges.map(({ node }) => node.detail).filter((detail) => detail.caseId === caseId);
    };
    expect(await told(police, sibling)).toMatchObject([{ childId: sibling, circumstances: { value: 'រកឃើញក្នុងផ្ទះសំណាក់' } }]);
    for (const user of [police, ngo]) expect(await told(user, existing.childId)).toEqual([]);
  });
});

describe('the time that the answer takes', () => {
  const asked: Readonly<Record<string, (ids: Ids) => Promise<unknown>>> = {
    'a child': (ids) => ask(users['ahtjp-provincial'], 'child', ids),
    'a referral': (ids) => ask(users.ngo, 'referral', ids),
    'a rescue in a case': (ids) => give(users['ahtjp-provincial'], 'RecordRescue', ids),
    'a way home': (ids) => give(users.dosvy, 'StartReintegration', ids),
  };

  async function took(action: () => Promise<unknown>): Promise<number> {
    const begun = performance.now();
    await action();
    return performance.now() - begun;
  }

  /** One after the other, in an order drawn by lot. */
  async function round(question: (ids: Ids) => Promise<unknown>): Promise<Round> {
    const turns = { real: existing, none: nobodys(), again: nobodys() };
    const delays = { real: 0, none: 0, again: 0 };
    const order = (Object.keys(turns) as (keyof Round)[]).map((turn) => ({ turn, lot: Math.random() }));
    for (const { turn } of order.sort((one, other) => one.lot - other.lot)) delays[turn] = await took(() => question(turns[turn]));
    return delays;
  }

  it('does not tell whether it exists, in two hundred rounds', async () => {
    const heard = await Promise.all(
      Object.entries(asked).map(async ([what, question]) => {
        for (let warm = 0; warm < 10; warm += 1) await round(question);
        const rounds: Round[] = [];
        while (rounds.length < 200) rounds.push(await round(question));
        return { what, ...compareDelays(rounds) };
      }),
    );
    expect(heard.filter((one) => one.heard)).toEqual([]);
  }, 180_000);

  it('would tell, were one kind of answer slower by a little', () => {
    const noise = () => 5 + Math.random() + (Math.random() < 0.1 ? 20 * Math.random() : 0);
    const slowerBy = (more: number) => compareDelays(Array.from({ length: 200 }, () => ({ real: noise() + more, none: noise(), again: noise() })));
    expect(slowerBy(0.5).heard).toBe(true);
    expect(slowerBy(0).heard).toBe(false);
  });
});
