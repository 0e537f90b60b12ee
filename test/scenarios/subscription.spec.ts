import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type DataFolder, newDataFolder } from '../harness/data-folder.js';
import { signIn, type User, userWith } from '../harness/graphql-client.js';
import { endingIn } from '../harness/minted-token.js';
import { type Office, startOffice } from '../harness/office.js';
import { subscribe, type Subscription } from '../harness/subscription.js';

const news = `subscription ($id: ID!) { timelineEntryAdded(childId: $id) { kind level detail {
  ... on CaseOpened { offences { code } reporter { relation phone { state value } } }
  ... on ReferralSent { toUnit note { state value } }
} } }`;
const phone = '+855 12 000 999';

let folder: DataFolder;
let office: Office;
let dosvy: User;
let ahtjp: User;
let ngo: User;
beforeAll(async () => {
  folder = await newDataFolder('subscription');
  office = await startOffice(folder.path);
  [dosvy, ahtjp, ngo] = await Promise.all([signIn(office.url, 'dosvy-17'), signIn(office.url, 'ahtjp-17'), signIn(office.url, 'ngo-a')]);
});
afterAll(async () => {
  await office?.end();
  await folder.remove();
});

const opened: Subscription[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((subscription) => subscription.end()));
});
async function listen(user: User, childId: string): Promise<Subscription> {
  const subscription = await subscribe(office.url, user, news, { id: childId });
  opened.push(subscription);
  return subscription;
}

async function aChild(nameKhmer: string): Promise<string> {
  const { searchChildren } = await dosvy.query<{ searchChildren: { receipt: string } }>(
    'query ($name: String!) { searchChildren(name: $name) { receipt } }',
    { name: nameKhmer },
  );
  const child = { nameKhmer, sex: 'FEMALE', ageYears: 12, districtCode: '1710', searchReceipt: searchChildren.receipt };
  return (await dosvy.record('RegisterChild', child)).id;
}
const openCase = (childId: string) =>
  ahtjp.record('OpenCase', {
    childIds: [childId],
    districtCode: '1710',
    channel: 'HOTLINE',
    concerns: ['NEGLECT'],
    offences: [{ code: 'TIPSE-34', role: 'PRINCIPAL' }],
    reporter: { relation: 'TEACHER', phone },
  });
const offer = { sex: 'FEMALE', ageBand: 'AGE_12_14', concerns: ['NEGLECT'], needs: ['COUNSELLING'], bedNeeded: false };
const sendReferral = (childId: string) =>
  dosvy.record('SendReferral', { childId, toUnit: 'ngo-a', kind: 'REFERRAL', risk: 'LOW', offer, consent: { from: 'CHILD' }, note: 'សូមជួយ' });

interface Entry {
  readonly kind: string;
  readonly level: string;
  readonly detail: unknown;
}
const entries = ({ heard }: Subscription) => heard.map((text) => (JSON.parse(text) as { data: { timelineEntryAdded: Entry } }).data.timelineEntryAdded);
const kinds = (subscription: Subscription) => entries(subscription).map(({ kind, level }) => `${kind} ${level}`);

describe('news of a child', () => {
  it('reach each agency as far as it may see them, and an NGO only while it has accepted a referral', async () => {
    const childId = await aChild('មករា ធីតា');
    const [byDosvy, byAhtjp, byNgo] = await Promise.all([listen(dosvy, childId), listen(ahtjp, childId), listen(ngo, childId)]);

    const { id: referralId } = await sendReferral(childId);
    await openCase(childId);
    await byAhtjp.until((message) => message.includes('CaseOpened'));
    await byDosvy.until((message) => message.includes('CaseOpened'));
    expect(entries(byAhtjp)).toEqual([
      { kind: 'CaseOpened', level: 'FULL', detail: { offences: [{ code: 'TIPSE-34' }], reporter: { relation: 'TEACHER', phone: { state: 'OPEN', value: phone } } } },
    ]);
    expect(entries(byDosvy)).toEqual([
      { kind: 'ReferralSent', level: 'FULL', detail: { toUnit: 'ngo-a', note: { state: 'OPEN', value: 'សូមជួយ' } } },
      { kind: 'CaseOpened', level: 'FULL', detail: { offences: null, reporter: null } },
    ]);
    expect(byDosvy.heard.join()).not.toContain(phone);
    // Offered, not accepted.
    expect(byNgo.heard).toEqual([]);

    await ngo.record('AcceptReferral', { referralId });
    await openCase(childId);
    await byNgo.until((message) => message.includes('CaseOpened'));
    expect(kinds(byNgo)).toEqual(['ReferralAccepted FULL', 'CaseOpened FULL']);
    expect(byNgo.heard.join()).not.toContain(phone);

    await dosvy.record('RevokeReferral', { referralId, reason: 'CHILD_WITHDREW' });
    await openCase(childId);
    await byDosvy.until((message) => message.includes('ReferralRevoked'));
    await byAhtjp.until(() => byAhtjp.heard.length === 3);
    await sleep(300);
    expect(kinds(byNgo)).toEqual(['ReferralAccepted FULL', 'CaseOpened FULL']);
  });

  it('come to nobody for whom the child is not there, and do not tell that from a child that is not there', async () => {
    const childId = await aChild('កុម្ភៈ ធីតា');
    const stranger = await signIn(office.url, 'ahtjp-05');
    const [ofForeign, ofNobody, ofNonsense, byAhtjp] = await Promise.all([
      listen(stranger, childId),
      listen(stranger, randomUUID()),
      listen(stranger, 'Srey Mom'),
      listen(ahtjp, childId),
    ]);
    await openCase(childId);
    await byAhtjp.until(() => true);
    await sleep(300);
    expect([ofForeign.heard, ofNobody.heard, ofNonsense.heard]).toEqual([[], [], []]);
  });

  it('leave a trace from the moment at which they are asked for, granted or not, and so does whoever reads the trace', async () => {
    const childId = await aChild('ឧសភា ធីតា');
    const [stranger, officer] = await Promise.all([signIn(office.url, 'ahtjp-05'), signIn(office.url, 'privacy-national')]);
    await Promise.all([listen(stranger, childId), listen(dosvy, childId)]);
    const { accessLog } = await officer.query<{ accessLog: { edges: { node: { unit: string; operation: string; outcome: string; detail: string[] } }[] } }>(
      'query ($id: ID!) { accessLog(subject: $id) { edges { node { unit operation outcome detail } } } }',
      { id: childId },
    );
    const looks = accessLog.edges.map(({ node }) => [node.unit, node.operation, node.outcome, ...node.detail].join(' ')).filter((look) => !look.includes('searchChildren'));
    expect(looks.sort()).toEqual([
      'ahtjp-05 timelineEntryAdded refused subscribed', 'dosvy-17 RegisterChild granted', 'dosvy-17 timelineEntryAdded granted subscribed', 'privacy-national accessLog granted',
    ]);
  });
});

describe('a sign-in', () => {
  it.each(['nonsense', ''])('that is none opens no subscription: "%s"', async (token) => {
    const subscription = await listen(userWith(office.url, 'nobody', token), randomUUID());
    await subscription.until(() => true);
    expect(subscription.heard).toEqual([expect.stringContaining('"UNAUTHENTICATED"')]);
  });

  it('that has ended ends the subscription, which tells nothing any more', async () => {
    const childId = await aChild('មីនា ធីតា');
    const ends = Date.now() + 6_000;
    const ending = await listen(userWith(office.url, 'dosvy-17', await endingIn(office, dosvy.token, 6)), childId);
    await openCase(childId);
    await ending.until((message) => message.includes('CaseOpened'));
    await sleep(ends + 500 - Date.now());
    await openCase(childId);
    await openCase(childId);
    await ending.until((message) => message.includes('UNAUTHENTICATED'));
    await sleep(300);
    expect(ending.heard).toEqual([expect.stringContaining('CaseOpened'), expect.stringContaining('has expired: sign in again')]);
  });
});

describe('an error over a WebSocket', () => {
  it.each<[string, string, Readonly<Record<string, unknown>>]>([
    ['of a subscription', news, { id: { name: 'Sreymom' } }],
    ['of a query', 'query ($sex: Sex) { searchChildren(name: "ក", sex: $sex) { receipt } }', { sex: 'Sreymom' }],
    ['of a query that does not fit the schema', '{ Sreymom }', {}],
    ['of a query that is no GraphQL', '{ child(id: "Sreymom) }', {}],
  ])('says nothing of what was sent: %s', async (_what, query, variables) => {
    const subscription = await subscribe(office.url, dosvy, query, variables);
    opened.push(subscription);
    await subscription.until(() => true);
    expect(subscription.heard.join()).toContain('"BAD_INPUT"');
    expect(subscription.heard.join()).not.toContain('Sreymom');
  });
});

describe('a connection', () => {
  it('that asks for more news at once than anybody can follow is ended', async () => {
    const childId = await aChild('ចាន់ ធីតា');
    const greedy = await subscribe(office.url, dosvy, news, { id: childId }, 51);
    opened.push(greedy);
    await greedy.until((message) => message.includes('1008'));
    expect(greedy.heard).toHaveLength(51);
  });
});
