import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ColumnValue, RowChange } from '#kernel';
import { inRuns } from './runs.js';

type Row = Readonly<Record<string, ColumnValue>>;

const has = (row: Row, selector: Row): boolean => Object.entries(selector).every(([name, value]) => (row[name] ?? null) === value);

/** What a table of the key `id` and `part` holds after these changes, one by one. */
function tableAfter(changes: readonly RowChange[]): readonly Row[] {
  let rows: readonly Row[] = [];
  for (const change of changes) {
    switch (change.kind) {
      case 'put':
        rows = rows.some((row) => has(row, change.key))
          ? rows.map((row) => (has(row, change.key) ? { ...row, ...change.row } : row))
          : [...rows, { ...change.key, ...change.row }];
        break;
      case 'set':
        rows = rows.map((row) => (has(row, change.where) ? { ...row, ...change.values } : row));
        break;
      case 'drop':
        rows = rows.filter((row) => !has(row, change.where));
    }
  }
  return rows.toSorted((a, b) => JSON.stringify([a['id'], a['part']]).localeCompare(JSON.stringify([b['id'], b['part']])));
}

const table = fc.constant('t');
const few = fc.constantFrom('a', 'b', 'c');
const columns = (...names: readonly string[]) => fc.record(Object.fromEntries(names.map((name) => [name, few])));
const where = fc.oneof(columns('id'), columns('part'), columns('id', 'part'), columns('state'), columns('id', 'state'));
const anyChange: fc.Arbitrary<RowChange> = fc.oneof(
  fc.record({ kind: fc.constant('put' as const), table, key: columns('id', 'part'), row: fc.oneof(columns('state'), columns('state', 'note'), columns()) }),
  fc.record({ kind: fc.constant('set' as const), table, where, values: fc.oneof(columns('state'), columns('note'), columns('state', 'note')) }),
  fc.record({ kind: fc.constant('drop' as const), table, where }),
);
const alike = (change: RowChange): string =>
  JSON.stringify([change.kind, ...Object.values(change).map((part: unknown) => (typeof part === 'object' ? Object.keys(part as object).sort() : 0))]);

describe('changes in runs', () => {
  it('leave the rows that they leave one by one', () => {
    fc.assert(
      fc.property(fc.array(anyChange, { maxLength: 30 }), (changes) => {
        expect(tableAfter(inRuns(changes, alike).flatMap((run) => run.changes))).toEqual(tableAfter(changes));
      }),
      { numRuns: 3_000 },
    );
  });

  it('are few where changes of different rows take turns', () => {
    const turns = Array.from({ length: 100 }, (_unused, index): readonly RowChange[] => [
      { kind: 'put', table: 't', key: { id: index }, row: { state: 'new' } },
      { kind: 'set', table: 't', where: { id: index }, values: { state: 'done' } },
    ]);
    expect(inRuns(turns.flat(), alike)).toHaveLength(2);
  });
});
