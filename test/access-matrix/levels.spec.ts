import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { entryLevel, levelOf, registrationLevel, type Relation, relations } from '#access';
import { type Actor, dataClasses, type Role, roles } from '#kernel';
import { type Cell, cells, type Column, columns, type ExpectedLevel } from './expected.js';

const actorIn = (role: Role): Actor => ({ id: 'u-1', agency: 'agency', unit: 'unit-1', role, province: '17' });
const byOthers = { unit: 'unit-2', parties: ['unit-3'] };
const namingUs = { unit: 'unit-2', parties: ['unit-3', 'unit-1'] };
const released = { ...byOthers, released: true };
const ofTheEntry: readonly Column[] = ['part', 'released'];
const standings = columns.filter((column): column is Relation => !ofTheEntry.includes(column));
const rank: Readonly<Record<ExpectedLevel, number>> = { none: 0, milestone: 1, partial: 2, full: 3 };

const rowOf = (dataClass: string, role: string) => cells.filter((cell) => cell.dataClass === dataClass && cell.role === role);
const rows = dataClasses.flatMap((dataClass) => roles.map((role) => ({ dataClass, role })));
const highest = (found: readonly Cell[]) =>
  found.reduce<ExpectedLevel>((best, { level }) => (rank[level] > rank[best] ? level : best), 'none');

describe('the table of who may see what', () => {
  it('has a cell for every class, role and way to stand to a child that the product knows', () => {
    expect([...standings].sort()).toEqual([...relations].sort());
    expect(cells.every(({ level }) => level in rank)).toBe(true);
    for (const { dataClass, role } of rows) expect(rowOf(dataClass, role)).toHaveLength(columns.length);
    expect(cells).toHaveLength(dataClasses.length * roles.length * columns.length);
  });

  it.each(rows)('is what the policy says of $dataClass to $role', ({ dataClass, role }) => {
    const actor = actorIn(role);
    const said = columns.map((column) => [
      column,
      column === 'part' ? entryLevel(actor, dataClass, [], namingUs) : column === 'released' ? entryLevel(actor, dataClass, [], released) : levelOf(actor, dataClass, [column]),
    ]);
    expect(said).toEqual(rowOf(dataClass, role).map(({ column, level }) => [column, level]));
  });

  it('gives who stands to a child in several ways the best of them, and nothing more', () => {
    fc.assert(
      fc.property(fc.constantFrom(...rows), fc.subarray([...columns]), ({ dataClass, role }, held) => {
        const standing = held.filter((column): column is Relation => !ofTheEntry.includes(column));
        const entry = { ...(held.includes('part') ? namingUs : byOthers), released: held.includes('released') };
        const expected = highest(rowOf(dataClass, role).filter(({ column }) => held.includes(column)));
        expect(entryLevel(actorIn(role), dataClass, standing, entry)).toBe(expected);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each(rows)('gives $role nothing of $dataClass of a child that is nothing to them', ({ dataClass, role }) => {
    expect(levelOf(actorIn(role), dataClass, [])).toBe('none');
    expect(entryLevel(actorIn(role), dataClass, [], byOthers)).toBe('none');
  });

  it.each(rows)('leaves $role the entries on $dataClass that their unit wrote, whatever became of its standing', ({ dataClass, role }) => {
    for (const standing of [[], ['referral-ended']] as const) {
      expect(entryLevel(actorIn(role), dataClass, standing, { unit: 'unit-1', parties: [] })).toBe('full');
    }
  });

  it.each(roles)('leaves %s the registration that their unit wrote, and opens nobody else’s by it', (role) => {
    expect(registrationLevel(actorIn(role), ['registered', 'referral-ended'])).toBe('full');
    for (const standing of relations.filter((relation) => relation !== 'registered')) {
      expect(registrationLevel(actorIn(role), [standing])).toBe(levelOf(actorIn(role), 'child-identity', [standing]));
    }
  });
});
