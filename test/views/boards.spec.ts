import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { ReferralAccepted, ReferralDeclined, ReferralEscalated, ReferralSent } from '#contracts/referrals';
import { anId } from '#testing';
import { boardCounts, escalatedTo, overdue, sentBy, takenOn, waitingFor } from '#views/boards';
import { ReadingRoom, whole } from './reading-room.js';

describe('the boards', () => {
  const now = new Date('2026-03-05T00:00:00Z');
  const referral = (name: string, answerDueAt: string, toUnit = 'ngo-board') => ({
    event: ReferralSent.of({
      ...ReferralSent.sample, referralId: anId(name), childId: anId(`child of ${name}`), fromUnit: 'dosvy-board', toUnit, answerDueAt,
    }),
  });
  const answered = { toUnit: 'ngo-board', childId: anId('child of taken') };
  const named = (cards: readonly { readonly referralId: string }[]) =>
    cards.map(({ referralId }) => ['late', 'soon', 'taken', 'refused', 'later'].find((name) => anId(name) === referralId));
  const all4 = (unit: string) => ({ unit, now, first: 10 });
  let room: ReadingRoom;
  let database: DataSource;

  beforeAll(async () => {
    room = await ReadingRoom.open();
    database = room.database;
    await room.tell(
      referral('soon', '2026-03-06T00:00:00Z'),
      referral('late', '2026-03-04T00:00:00Z'),
      referral('later', '2026-03-07T00:00:00Z'),
      referral('taken', '2026-03-04T00:00:00Z'),
      referral('refused', '2026-03-04T00:00:00Z'),
      ...['late', 'taken'].map((name) => ({
        event: ReferralEscalated.of({ ...answered, referralId: anId(name), risk: 'HIGH', escalatedTo: 'dosvy-above' }),
      })),
      { event: ReferralAccepted.of({ ...answered, referralId: anId('taken') }) },
      { event: ReferralDeclined.of({ ...answered, referralId: anId('refused'), reason: 'NO_CAPACITY' }) },
    );
  });
  afterAll(() => room.close());

  it('show a receiver what waits for it, the most urgent first, and what it has taken on', async () => {
    expect(named(await whole((after) => waitingFor(database, { ...all4('ngo-board'), first: 1, after })))).toEqual(['late', 'soon', 'later']);
    expect(named((await takenOn(database, all4('ngo-board'))).entries)).toEqual(['taken']);
  });

  it('show what is late to the one who owes the answer and to the one who waits for it', async () => {
    for (const unit of ['ngo-board', 'dosvy-board']) expect(named((await overdue(database, all4(unit))).entries)).toEqual(['late']);
    expect((await overdue(database, all4('ngo-other'))).entries).toEqual([]);
  });

  it('show the unit above the receiver what was escalated to it, for as long as no answer comes', async () => {
    expect(named((await escalatedTo(database, all4('dosvy-above'))).entries)).toEqual(['late']);
    expect((await escalatedTo(database, all4('ngo-board'))).entries).toEqual([]);
  });

  it('show a sender all that it sent, with the answers', async () => {
    const sent = await whole((after) => sentBy(database, { ...all4('dosvy-board'), first: 2, after }));
    expect(new Set(named(sent))).toEqual(new Set(['soon', 'late', 'later', 'taken', 'refused']));
    expect(sent.find(({ referralId }) => referralId === anId('refused'))).toMatchObject({ status: 'DECLINED', reason: 'NO_CAPACITY' });
  });

  it('count what they show', async () => {
    expect(await boardCounts(database, 'ngo-board', now)).toEqual({ waiting: 3, overdue: 1, awaited: 0, takenOn: 1 });
    expect(await boardCounts(database, 'dosvy-board', now)).toEqual({ waiting: 0, overdue: 1, awaited: 3, takenOn: 0 });
  });
});
