import { beforeEach, describe, expect, it } from '@jest/globals';
import { aCommand, nameOf, openedBox, type OpenedBox } from './handle-command.samples.js';
import type { Step } from './ports/event-store.double.js';
import { type Appended, AppendRefused, EventStoreAway, OutcomeUnknown, WrongExpectedRevision } from './ports/event-store.js';
import { NoRoomLeft } from './ports/no-room-left.js';

let box: OpenedBox;
beforeEach(async () => {
  box = await openedBox();
});

describe('somebody who was quicker', () => {
  it('makes the rules decide again, on what the stream is now', async () => {
    box.store.script = [
      async () => {
        await box.add(box.aThing('pen'));
        throw new WrongExpectedRevision();
      },
    ];
    expect(nameOf(await box.add(box.aThing()))).toBe('recorded');
    expect(box.stored('boxes.ThingAdded').map(({ data }) => data['number'])).toEqual([1, 2]);
  });

  it('may leave nothing to accept', async () => {
    box.rules.room = 1;
    box.store.script = [
      async () => {
        await box.add(box.aThing('pen'));
        throw new WrongExpectedRevision();
      },
    ];
    expect(await box.add(box.aThing())).toMatchObject({ kind: 'rejected', rejection: { name: 'BoxFull', fields: { things: 1 } } });
    expect(box.stored('boxes.ThingAdded')).toHaveLength(1);
  });

  it('every time leads to a typed answer, not to endless tries', async () => {
    box.store.script = Array.from({ length: 100 }, (): Step => () => {
      throw new WrongExpectedRevision();
    });
    expect(nameOf(await box.add(box.aThing()))).toBe('TryAgain');
    expect(box.store.appends).toBe(25);
  });
});

describe('a store without room', () => {
  it('is answered at once, for somebody has to act, and the same order is recorded once when there is room', async () => {
    box.store.script = [
      () => {
        throw new NoRoomLeft('the event store');
      },
    ];
    const given = box.aThing();
    expect(nameOf(await box.add(given))).toBe('StorageFull');
    expect([box.store.appends, box.stored('boxes.ThingAdded').length]).toEqual([1, 0]);
    expect(nameOf(await box.add(given))).toBe('recorded');
    expect(nameOf(await box.add(given))).toBe('recorded');
    expect(box.stored('boxes.ThingAdded')).toHaveLength(1);
  });
});

describe('a lost answer', () => {
  const lost: Step = () => {
    throw new OutcomeUnknown();
  };

  it('where the events were written is found in the stream: same answer, one effect', async () => {
    box.store.script = [
      (write) => {
        write();
        throw new OutcomeUnknown();
      },
    ];
    const given = box.aThing();
    const first = await box.add(given);
    expect(first).toEqual({ kind: 'recorded', recorded: { id: box.boxId, position: '10' } });
    expect(await box.add(given)).toEqual(first);
    expect(box.store.appends).toBe(1);
  });

  it('where nothing was written leads to one write', async () => {
    box.store.script = [lost, lost];
    expect(await box.add(box.aThing())).toEqual({ kind: 'recorded', recorded: { id: box.boxId, position: '10' } });
    expect(box.stored('boxes.ThingAdded')).toHaveLength(1);
  });

  it.each([true, false])('whose write arrives while it is tried again leads to one write (the store recognises repeats: %s)', async (recognises) => {
    box.store.recognisesRepeats = recognises;
    let late: () => Appended = () => {
      throw new Error('never sent');
    };
    box.store.script = [
      (write) => {
        late = write;
        throw new OutcomeUnknown();
      },
      (write) => {
        late();
        return write();
      },
    ];
    expect(await box.add(box.aThing())).toEqual({ kind: 'recorded', recorded: { id: box.boxId, position: '10' } });
    expect(box.stored('boxes.ThingAdded')).toHaveLength(1);
  });

  it('every time leads to a typed answer, after which the same command id finds its work', async () => {
    const given = box.aThing();
    box.store.script = [
      ...Array.from({ length: 7 }, () => lost),
      (write) => {
        write();
        throw new OutcomeUnknown();
      },
    ];
    expect(nameOf(await box.add(given))).toBe('TryAgain');
    expect(box.store.appends).toBe(8);
    expect(await box.add(given)).toEqual({ kind: 'recorded', recorded: { id: box.boxId, position: '10' } });
    expect(box.stored('boxes.ThingAdded')).toHaveLength(1);
  });
});

describe('a store that is away', () => {
  it('is asked again by the caller: a typed answer at once, and one effect when it is back', async () => {
    const given = box.aThing();
    box.store.script = [
      () => {
        throw new EventStoreAway();
      },
    ];
    expect(nameOf(await box.add(given))).toBe('TryAgain');
    expect(box.store.appends).toBe(1);
    expect(nameOf(await box.add(given))).toBe('recorded');
    expect(box.stored('boxes.ThingAdded')).toHaveLength(1);
  });
});

describe('the keys of a person', () => {
  const opening = () => aCommand({ childId: 'child-1', label: 'Srey Mom' });

  it('are held from before it is sealed until what became of it is known, however often it is tried', async () => {
    const heldAtAppend: string[][] = [];
    const lost: Step = () => {
      heldAtAppend.push([...box.vaultTold]);
      throw new OutcomeUnknown();
    };
    box.store.script = [lost, lost];
    expect(nameOf(await box.open(opening()))).toBe('recorded');
    expect(heldAtAppend).toEqual([['keys'], ['keys', 'keys']]);
    expect(box.vaultTold).toEqual(['keys', 'keys', 'keys', 'let go']);
  });

  it('are let go where it ends with an error', async () => {
    box.store.script = [
      () => {
        throw new AppendRefused('too large');
      },
    ];
    await expect(box.open(opening())).rejects.toThrow(AppendRefused);
    expect(box.vaultTold).toEqual(['keys', 'let go']);
  });

  it('that an order ends are retired for it before it is recorded', async () => {
    const before: string[][] = [];
    box.store.script = [
      (write) => {
        before.push([...box.vaultTold]);
        return write();
      },
    ];
    await box.add(box.aThing('book'));
    expect(before).toEqual([[`retired book for ${box.stored('boxes.ThingAdded')[0]?.id}`]]);
  });

  it('that others hold for too long lead to a typed answer, and nothing is recorded', async () => {
    box.rules.keysHeld = true;
    expect(nameOf(await box.open(opening()))).toBe('TryAgain');
    expect(box.store.appends).toBe(0);
  });
});

describe('an error', () => {
  const thrownBy = (promise: Promise<unknown>) =>
    promise.then(
      () => undefined,
      (error: unknown) => error,
    );
  const toldBy = (error: unknown): string =>
    error instanceof Error ? [...Object.getOwnPropertyNames(error).map((name) => String(Reflect.get(error, name))), toldBy(error.cause)].join(' ') : '';

  it('of the store that will not pass is handed on at once', async () => {
    box.store.script = [
      () => {
        throw new AppendRefused('too large');
      },
    ];
    await expect(box.add(box.aThing())).rejects.toThrow(AppendRefused);
    expect(box.store.appends).toBe(1);
  });

  it('never carries what was told', async () => {
    const secret = 'Srey Mom was seen in Poipet market';
    const given = aCommand({ childId: 'child-1', label: secret });
    const tooLong = await thrownBy(box.open(given));
    box.store.script = [
      () => {
        throw new AppendRefused('too large');
      },
    ];
    const refused = await thrownBy(box.open(aCommand({ childId: 'child-1', label: secret.slice(0, 20) })));
    for (const error of [tooLong, refused]) {
      expect(error).toBeInstanceOf(Error);
      expect(toldBy(error)).not.toMatch(/Srey|Poipet/);
    }
  });
});
