import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { ChildRegistered } from '#contracts/children';
import { MinimalFactsTaken } from '#contracts/interviews';
import { BadCursor, dataClasses } from '#kernel';
import { anActor, anId } from '#testing';
import { entriesById, hasEntryOf, timelinePage } from '#views/timeline';
import { ReadingRoom, whole } from './reading-room.js';

const all = { abouts: [...dataClasses], unit: 'nobody' };

describe('a timeline', () => {
  const childId = anId('timeline child');
  const days = [5, 1, 4, 2, 3];
  const minutes = (day: number) => `2026-03-0${day}T09:00:00+07:00`;
  let room: ReadingRoom;
  let database: DataSource;

  beforeAll(async () => {
    room = await ReadingRoom.open();
    database = room.database;
    await room.tell(
      ...days.map((day) => ({
        event: MinimalFactsTaken.of({ childId, facts: [{ topic: 'NAME_AND_AGE', answer: 'twelve' }] }),
        envelope: { occurredAt: { value: minutes(day), precision: 'DAY' as const }, recordedAt: `2026-03-1${day}T02:00:00.000Z` },
        actor: anActor({ unit: `police-${day}`, agency: day > 2 ? 'MoI' : 'MoSVY' }),
      })),
      { event: ChildRegistered.of({ childId, sex: 'MALE' }), envelope: { occurredAt: { value: minutes(3), precision: 'DAY' }, parties: ['ngo-a'] } },
    );
  });
  afterAll(() => room.close());

  it('comes newest first by when things happened, late entries in their place, and pages fit together', async () => {
    const entries = await whole((after) => timelinePage(database, { childId, visible: all, first: 2, after }));
    expect(entries.map(({ occurredValue }) => occurredValue)).toEqual([5, 4, 3, 3, 2, 1].map(minutes));
    expect(entries.slice(2, 4).map(({ kind }) => kind)).toEqual(['ChildRegistered', 'MinimalFactsTaken']);
  });

  it('can be read backwards from a cursor', async () => {
    const entries = await whole((after) => timelinePage(database, { childId, visible: all, first: 2, after }));
    const { entries: newer, hasMore } = await timelinePage(database, { childId, visible: all, last: 2, before: entries[4]?.cursor });
    expect(newer.map(({ eventId }) => eventId)).toEqual(entries.slice(2, 4).map(({ eventId }) => eventId));
    expect(hasMore).toBe(true);
  });

  it('fills its pages with what the reader may know of: classes, own entries, and those with a part of one\'s own', async () => {
    const seenBy = async (visible: { abouts: (typeof dataClasses)[number][]; unit: string }) =>
      (await timelinePage(database, { childId, visible, first: 10 })).entries.map(({ kind, unit }) => `${kind} ${unit}`);
    expect(await seenBy({ abouts: [], unit: 'stranger' })).toEqual([]);
    expect(await seenBy({ abouts: ['child-identity'], unit: 'stranger' })).toEqual(['ChildRegistered ahtjp-17']);
    expect(await seenBy({ abouts: [], unit: 'police-4' })).toEqual(['MinimalFactsTaken police-4']);
    expect(await seenBy({ abouts: [], unit: 'ngo-a' })).toEqual(['ChildRegistered ahtjp-17']);
    expect([await hasEntryOf(database, childId, 'ngo-a'), await hasEntryOf(database, childId, 'stranger')]).toEqual([true, false]);
  });

  it('narrows by kind, agency, unit, when it happened and when it was known', async () => {
    const daysOf = async (narrowed: object) =>
      (await timelinePage(database, { childId, visible: all, first: 10, kinds: ['MinimalFactsTaken'], ...narrowed })).entries.map(
        ({ occurredValue }) => Number(occurredValue.slice(8, 10)),
      );
    expect(await daysOf({ agencies: ['MoSVY'] })).toEqual([2, 1]);
    expect(await daysOf({ units: ['police-4', 'police-1'] })).toEqual([4, 1]);
    expect(await daysOf({ from: minutes(2), to: minutes(4) })).toEqual([3, 2]);
    expect(await daysOf({ asOf: '2026-03-12T02:00:00Z' })).toEqual([2, 1]);
    expect(await daysOf({ kinds: ['ChildRescued'] })).toEqual([]);
  });

  it('gives entries by id, of that child only', async () => {
    const [first] = (await timelinePage(database, { childId, visible: all, first: 1 })).entries;
    expect(await entriesById(database, childId, [first?.eventId ?? ''])).toEqual([first]);
    expect(await entriesById(database, anId('another child'), [first?.eventId ?? ''])).toEqual([]);
  });

  it('refuses a cursor that it never gave', async () => {
    for (const after of ['x', '', Buffer.from('["now()","0"]').toString('base64url'), Buffer.from('["2026-03-01T00:00:00Z"]').toString('base64url')]) {
      await expect(timelinePage(database, { childId, visible: all, first: 1, after })).rejects.toBeInstanceOf(BadCursor);
    }
  });
});
