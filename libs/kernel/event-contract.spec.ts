import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { aboutOf, event } from './event-contract.js';
import { text } from './fields.js';
import { personal } from './markers.js';
import type { JsonObject } from './ports/event-store.js';

/** Version 1 said `place`, version 2 said `district` as a number, version 3 says it as text. */
const ChildSeen = event({
  type: 'children.ChildSeen',
  version: 3,
  about: (data) => (data.asSuspect ? 'juvenile-suspect' : 'child-identity'),
  milestone: 'Child seen',
  published: false,
  data: z.object({
    childId: z.string(),
    district: z.string(),
    asSuspect: z.boolean(),
    at: z.object({ hour: z.number() }).optional(),
    words: personal('child-identity', 'childId', text(20)).optional(),
  }),
  sample: { childId: 'c', district: '1710', asSuspect: false },
  upcasts: {
    1: ({ place, ...rest }: JsonObject): JsonObject => ({ ...rest, district: Number((place as string).slice(2)) }),
    2: ({ district, ...rest }: JsonObject): JsonObject => ({ ...rest, district: `17${district as number}`, asSuspect: false }),
  },
});

describe('what is appended', () => {
  it('goes by the name after the dot, whatever service hosts it', () => {
    expect(ChildSeen.name).toBe('ChildSeen');
  });

  it('is checked strictly: no field too many, none missing, none of another kind', () => {
    const right = { childId: 'c', district: '1710', asSuspect: false };
    expect(ChildSeen.of(right).data).toEqual(right);
    for (const wrong of [{ ...right, name: 'Srey Mom' }, { childId: 'c', district: '1710' }, { ...right, asSuspect: 'no' }, { ...right, at: { hour: 'nine' } }]) {
      expect(() => ChildSeen.of(wrong as never)).toThrow();
    }
  });

  it('holds no field that a part of it does not know', () => {
    const said = { childId: 'c', district: '1710', asSuspect: false, at: { hour: 9, name: 'Srey Mom' } };
    expect(JSON.stringify(ChildSeen.of(said as never).data)).not.toContain('Srey');
  });

  it('holds nothing that JSON text would lose', () => {
    expect(ChildSeen.of({ childId: 'c', district: '1710', asSuspect: true, words: undefined }).data).toStrictEqual({
      childId: 'c',
      district: '1710',
      asSuspect: true,
    });
  });

  it('is told apart by its facts where they decide who may know of it', () => {
    expect(aboutOf(ChildSeen as never, { asSuspect: true })).toBe('juvenile-suspect');
    expect(aboutOf(ChildSeen as never, { asSuspect: false })).toBe('child-identity');
  });

  it('never says in an error what was refused', () => {
    const refused = (() => {
      try {
        return ChildSeen.of({ childId: 'c', district: '1710', asSuspect: false, words: 'Srey Mom told \0 all', at: { hour: 'Srey Mom' as never } });
      } catch (error) {
        return error;
      }
    })();
    expect(refused).toBeInstanceOf(z.ZodError);
    expect(JSON.stringify(refused, Object.getOwnPropertyNames(refused))).not.toContain('Srey');
  });
});

describe('what is read', () => {
  it('is taken with fields that this release does not know', () => {
    expect(ChildSeen.read(3, { childId: 'c', district: '1710', asSuspect: true, colour: 'blue' })).toMatchObject({ district: '1710', asSuspect: true });
  });

  it('of an older version passes through every step to the newest', () => {
    expect(ChildSeen.read(1, { childId: 'c', place: '1710' })).toEqual({ childId: 'c', district: '1710', asSuspect: false });
    expect(ChildSeen.read(2, { childId: 'c', district: 10 })).toEqual({ childId: 'c', district: '1710', asSuspect: false });
  });

  it('of a version that nobody taught it is refused by number', () => {
    expect(() => ChildSeen.read(0, {})).toThrow('children.ChildSeen has no upcast from version 0');
  });

  it('is not changed where it is stored', () => {
    const stored = Object.freeze({ childId: 'c', place: '1710' });
    ChildSeen.read(1, stored);
    expect(stored).toEqual({ childId: 'c', place: '1710' });
  });
});
