import { afterEach, beforeAll, expect, it } from '@jest/globals';
import { until } from '#testing';
import { build } from '../bus/killed-process.js';
import { signIn, type User } from '../harness/graphql-client.js';
import { aChildOf, wentHome } from './given.js';
import { World } from './world.js';

interface Card {
  readonly childId: string | null;
  readonly visit: string;
  readonly ownerUnit: string;
  readonly isOverdue: boolean;
  readonly missedReason: string | null;
  readonly overdueNotedAt: string | null;
  readonly escalatedTo: string | null;
}

async function board(user: User, name: string): Promise<readonly Card[]> {
  const { followUpVisits } = await user.query<{ followUpVisits: { edges: readonly { node: Card }[] } }>(
    'query ($board: FollowUpBoard!) { followUpVisits(board: $board) { edges { node { childId visit ownerUnit isOverdue missedReason overdueNotedAt escalatedTo } } } }',
    { board: name },
  );
  return followUpVisits.edges.map(({ node }) => node);
}
const visits = async (user: User, name: string) => (await board(user, name)).map(({ visit }) => visit);

let world: World;
beforeAll(() => build());
afterEach(() => world.remove());

it('a follow-up visit that nobody makes is noted once, shown to its owner and to the unit above, and settled by the visit', async () => {
  world = await World.create({ answer: 3_600, stale: 3_600, visit: 8 });
  const office = await world.start();
  const [dosvy, ngo, stranger] = await Promise.all(['dosvy-17', 'ngo-a', 'dosvy-05'].map((unit) => signIn(office.url, unit))) as [User, User, User];
  const childId = await aChildOf(dosvy);
  await wentHome(dosvy, childId, 'ngo-a', 40);
  await dosvy.record('RecordFollowUpVisit', { childId, visit: 'W1', finding: 'SAFE' });
  await dosvy.record('RecordFollowUpMissed', { childId, visit: 'W2', reason: 'NO_TRANSPORT' });
  expect(await visits(ngo, 'OWED_BY_MY_UNIT')).toEqual(['W2', 'W4', 'M2', 'M3', 'M6', 'M9', 'M12']);
  expect(await visits(ngo, 'OVERDUE')).toEqual(['W2', 'W4']);

  await until('two visits are noted', async () => (await world.byItself()).length === 2);
  expect(await world.byItself()).toEqual(['FollowUpOverdue', 'FollowUpOverdue']);
  const card = { childId, ownerUnit: 'ngo-a', isOverdue: true, overdueNotedAt: expect.any(String), escalatedTo: 'dosvy-17' };
  const late = [{ ...card, visit: 'W2', missedReason: 'NO_TRANSPORT' }, { ...card, visit: 'W4', missedReason: null }];
  expect(await board(ngo, 'OVERDUE')).toEqual(late);
  expect(await board(dosvy, 'ESCALATED_TO_MY_UNIT')).toEqual(late);
  expect([await board(dosvy, 'OVERDUE'), await board(stranger, 'ESCALATED_TO_MY_UNIT')]).toEqual([[], []]);

  await dosvy.record('RecordFollowUpVisit', { childId, visit: 'W2', finding: 'SAFE' });
  await until('one is left', async () => (await board(dosvy, 'ESCALATED_TO_MY_UNIT')).length === 1);
  expect(await visits(ngo, 'OVERDUE')).toEqual(['W4']);
  expect(await dosvy.send('RecordFollowUpVisit', { childId, visit: 'W4', finding: 'SAFE' }, { occurredAt: { value: '2020-01-01T09:00:00+07:00', precision: 'DAY' } }))
    .toMatchObject({ __typename: 'VisitBeforeReintegration' });
});
