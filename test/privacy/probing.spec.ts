import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { signIn, type User } from '../harness/graphql-client.js';
import { type Office, startOffice } from '../harness/office.js';

const name = 'Zebra Channary';

/** The answer to a query in the address, with a header that speaks of another protocol. */
const inAddress = (url: string, query: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const asking = request(`${url}/graphql?query=${encodeURIComponent(query)}`, { headers: { upgrade: 'websocket', connection: 'close' } });
    asking.on('error', reject);
    asking.on('response', (answer) => resolve(String(answer.statusCode)));
    asking.end();
  });

describe('somebody who probes', () => {
  let folder: string;
  let office: Office;
  let stranger: User;
  let childId: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'probing-'));
    office = await startOffice(folder);
    stranger = await signIn(office.url, 'ngo-b');
    const dosvy = await signIn(office.url, 'dosvy-17');
    const { searchChildren } = await dosvy.query<{ searchChildren: { receipt: string } }>('query ($name: String!) { searchChildren(name: $name) { receipt } }', { name });
    const registered = { nameLatin: name, sex: 'FEMALE', ageYears: 13, districtCode: '1702', searchReceipt: searchChildren.receipt };
    const { id, position } = await dosvy.record('RegisterChild', registered);
    childId = id;
    await dosvy.query('query ($at: String) { children(atLeast: $at) { edges { node { id } } } }', { at: position });
  }, 60_000);
  afterAll(async () => {
    await office.end();
    await rm(folder, { recursive: true });
  });

  const isElsewhere = async (provinceCode?: string) => {
    const { searchChildren } = await stranger.query<{ searchChildren: { possibleMatchElsewhere: boolean } }>(
      'query ($name: String!, $in: String) { searchChildren(name: $name, sex: FEMALE, ageYears: 13, provinceCode: $in) { possibleMatchElsewhere } }',
      { name, in: provinceCode },
    );
    return searchChildren.possibleMatchElsewhere;
  };

  it('learns that a child of that name is known, and not in which province', async () => {
    expect(await Promise.all([isElsewhere(), isElsewhere('17'), isElsewhere('12')])).toEqual([true, true, true]);
  });

  it('is found out: the child’s access log names who searched for it', async () => {
    await isElsewhere();
    const officer = await signIn(office.url, 'privacy-national');
    const { accessLog } = await officer.query<{ accessLog: { edges: { node: { unit: string; operation: string; outcome: string } }[] } }>(
      'query ($id: ID!) { accessLog(subject: $id, first: 100) { edges { node { unit operation outcome } } } }',
      { id: childId },
    );
    expect(accessLog.edges.map(({ node }) => node)).toContainEqual({ unit: 'ngo-b', operation: 'searchChildren', outcome: 'refused' });
  });

  it('is found out by the child’s access log when it looks at an offer that names no child', async () => {
    const dosvy = await signIn(office.url, 'dosvy-17');
    const offer = { sex: 'FEMALE', ageBand: 'AGE_12_14', concerns: ['TRAFFICKING'], needs: ['COUNSELLING'], bedNeeded: false };
    const sent = { childId, toUnit: 'ngo-b', kind: 'REFERRAL', risk: 'HIGH', offer, consent: { from: 'CHILD' } };
    const { id, position } = await dosvy.record('SendReferral', sent);
    await stranger.query('query ($id: ID!, $at: String) { referral(id: $id, atLeast: $at) { offer { sex } } }', { id, at: position });
    await stranger.query('{ referrals(board: WAITING_FOR_MY_UNIT) { edges { node { id } } } }');
    const officer = await signIn(office.url, 'privacy-national');
    const { accessLog } = await officer.query<{ accessLog: { edges: { node: { unit: string; operation: string } }[] } }>(
      'query ($id: ID!) { accessLog(subject: $id, first: 100) { edges { node { unit operation } } } }',
      { id: childId },
    );
    const looks = accessLog.edges.map(({ node }) => `${node.unit} ${node.operation}`);
    expect(looks).toEqual(expect.arrayContaining(['ngo-b referral', 'ngo-b referrals']));
  });

  it('asks for no more at once than one answer should hold', async () => {
    const codesOf = async (query: string) => (await stranger.ask(query)).errors?.map(({ extensions }) => extensions?.code);
    const many = (count: number, field: string) => `{ ${Array.from({ length: count }, (_, index) => `a${index}: ${field}`).join(' ')} }`;
    expect(await codesOf(many(2, 'children(first: 100) { edges { node { timeline(first: 100) { edges { node { id } } } } } }'))).toEqual(['TOO_LARGE']);
    expect(await codesOf(many(200, '__schema { types { name } }'))).toEqual(['TOO_LARGE']);
    expect((await stranger.ask(many(2_000, 'me { id }'))).errors?.[0]?.message).toContain('too long');
    expect(await codesOf(many(10, 'me { id }'))).toBeUndefined();
  });

  it('gets no answer to a query in an address, whatever header comes with it', async () => {
    expect(await inAddress(office.url, '{ me { id } }')).toBe('405');
  });
});
