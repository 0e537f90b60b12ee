import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Command } from './handle-command.js';
import { aCommand, actor, nameOf, openedBox, type OpenedBox } from './handle-command.samples.js';
import { derivedId } from './ids.js';

let box: OpenedBox;
beforeEach(async () => {
  box = await openedBox();
});

describe('what is recorded', () => {
  it('says who did it, when it happened, when it was learned, whom it concerns and by which command', async () => {
    const given = box.aThing('book', { correlationId: 'correlation-7' });
    expect(await box.add(given)).toEqual({ kind: 'recorded', recorded: { id: box.boxId, position: '10' } });
    expect(box.stored('boxes.ThingAdded')).toMatchObject([
      {
        id: derivedId(given.id, box.boxId, 'boxes.ThingAdded', 0),
        stream: `box-${box.boxId}`,
        revision: 1n,
        data: { boxId: box.boxId, thing: 'book', thingId: derivedId(given.id, box.boxId, 'thing'), number: 1 },
        metadata: {
          version: 1,
          commandId: given.id,
          correlationId: 'correlation-7',
          causationId: given.id,
          actor,
          childIds: ['child-1'],
          parties: ['ngo-a'],
          occurredAt: { value: '2026-03-02T09:00:00+07:00', precision: 'MINUTE' },
          recordedAt: '2026-03-02T02:00:05.000Z',
        },
      },
    ]);
  });

  it('names the event that it follows from, where no person gave the command', async () => {
    await box.add(box.aThing('book', { causationId: 'event-7' }));
    expect(box.stored('boxes.ThingAdded')).toMatchObject([{ metadata: { causationId: 'event-7' } }]);
  });

  it('holds personal words only sealed, in data and envelope alike', async () => {
    await box.open(aCommand({ childId: 'child-1', label: 'Srey Mom' }));
    expect(JSON.stringify(box.store.log.map(({ data, metadata }) => ({ data, metadata })))).not.toContain('Srey');
    expect(box.stored('boxes.BoxOpened')[1]?.data['label']).toMatchObject({ alg: 'A256GCM' });
  });
});

describe('the same command', () => {
  it('sent again gives the same answer and has one effect', async () => {
    const given = box.aThing();
    const first = await box.add(given);
    await box.add(box.aThing('pen'));
    const again = await box.add({ ...given, input: { thing: 'book', boxId: box.boxId } });
    expect(again).toEqual(first);
    expect(box.stored('boxes.ThingAdded')).toHaveLength(2);
  });

  it('that makes something new makes it once', async () => {
    const given = aCommand({ childId: 'child-1', label: 'summer' });
    const [first, again] = [await box.open(given), await box.open(given)];
    expect(again).toEqual(first);
    expect(box.stored('boxes.BoxOpened')).toHaveLength(2);
  });

  it.each([true, false])('three times at once has one effect and one answer (the store recognises repeats: %s)', async (recognises) => {
    box.store.recognisesRepeats = recognises;
    for (const given of [box.aThing(), box.aThing('pen')]) {
      const [first, ...others] = await Promise.all([box.add(given), box.add(given), box.add(given)]);
      expect(others).toEqual([first, first]);
    }
    expect(box.stored('boxes.ThingAdded')).toHaveLength(2);
  });

  it('is answered as before even when the one who gave it may do so no longer', async () => {
    const given = box.aThing();
    const first = await box.add(given);
    box.rules.allowed = false;
    box.rules.room = 0;
    expect(await box.add(given)).toEqual(first);
  });

  it('is decided anew where it was refused before', async () => {
    const given = box.aThing();
    box.rules.room = 0;
    expect(nameOf(await box.add(given))).toBe('BoxFull');
    box.rules.allowed = false;
    expect(nameOf(await box.add(given))).toBe('NotFoundOrNotYours');
    box.rules.allowed = true;
    box.rules.room = 1;
    expect(nameOf(await box.add(given))).toBe('recorded');
    expect(box.store.appends).toBe(1);
  });
});

describe('the id of an earlier command', () => {
  it.each<[string, (given: Command) => Command]>([
    ['another input', (given) => ({ ...given, input: { boxId: box.boxId, thing: 'pen' } })],
    ['another time', (given) => ({ ...given, occurredAt: { ...given.occurredAt, precision: 'DAY' } })],
    ['another person', (given) => ({ ...given, actor: { ...actor, id: 'person-2' } })],
  ])('with %s is refused, and nothing is recorded', async (_what, changed) => {
    const given = box.aThing();
    await box.add(given);
    expect(nameOf(await box.add(changed(given)))).toBe('CommandIdReused');
    expect(box.stored('boxes.ThingAdded')).toHaveLength(1);
  });

  it('is refused on another stream too, which only the service’s facts can tell', async () => {
    const given = box.aThing();
    await box.add(given);
    expect(nameOf(await box.open(aCommand({ childId: 'child-1', label: 'x' }, { id: given.id })))).toBe('CommandIdReused');
    expect(box.stored('boxes.BoxOpened')).toHaveLength(1);
  });

  it('given to two streams at the same moment makes no two things of one id', async () => {
    const other = await box.open(aCommand({ childId: 'child-2', label: 'y' }));
    if (other.kind !== 'recorded') throw new Error('no box');
    const given = box.aThing();
    await Promise.all([box.add(given), box.add({ ...given, input: { boxId: other.recorded.id, thing: 'pen' } })]);
    const added = box.stored('boxes.ThingAdded');
    expect(added).toHaveLength(2);
    expect(new Set(added.flatMap(({ id, data }) => [id, data['thingId']])).size).toBe(4);
  });
});
