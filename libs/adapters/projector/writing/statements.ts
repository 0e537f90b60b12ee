import type { ColumnValue, RowChange } from '#kernel';
import { escapeIdentifier } from 'pg';
import { inRuns } from './runs.js';

/** One statement for any number of rows: its only parameter is a JSON list of them. */
export interface Statement {
  readonly sql: string;
  readonly rows: string;
}

type Columns = Readonly<Record<string, ColumnValue>>;

const names = (columns: Columns): readonly string[] => Object.keys(columns).sort();
const list = (columns: readonly string[]): string => columns.map((name) => escapeIdentifier(name)).join(', ');

/** PostgreSQL reads each value by the type of its column. */
function plain(value: ColumnValue): unknown {
  if (typeof value === 'bigint') return value.toString();
  return value !== null && typeof value === 'object' && 'json' in value ? value.json : value;
}

const plainly = (columns: Columns): Record<string, unknown> =>
  Object.fromEntries(Object.entries(columns).map(([name, value]) => [name, plain(value)]));

const rowType = (table: string): string => `null::${escapeIdentifier(table)}`;

function same(where: Columns, given: string): string {
  const columns = names(where);
  if (columns.length === 0) throw new Error('a change of rows that names no row');
  return columns
    .map((name) => (where[name] === null ? `t.${escapeIdentifier(name)} IS NULL` : `t.${escapeIdentifier(name)} = ${given}.${escapeIdentifier(name)}`))
    .join(' AND ');
}

/** The same text for all changes that can go out in one statement. */
function sqlOf(change: RowChange): string {
  const table = escapeIdentifier(change.table);
  const type = rowType(change.table);
  switch (change.kind) {
    case 'put': {
      const replaced = names(change.row).map((name) => `${escapeIdentifier(name)} = excluded.${escapeIdentifier(name)}`);
      const columns = list([...names(change.key), ...names(change.row)]);
      const otherwise = replaced.length === 0 ? 'NOTHING' : `UPDATE SET ${replaced.join(', ')}`;
      return `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM json_populate_recordset(${type}, $1::json) ON CONFLICT (${list(names(change.key))}) DO ${otherwise}`;
    }
    case 'set': {
      const values = names(change.values).map((name) => `${escapeIdentifier(name)} = (given.new).${escapeIdentifier(name)}`);
      const given = `SELECT json_populate_record(${type}, e->'old') AS old, json_populate_record(${type}, e->'new') AS new FROM json_array_elements($1::json) e`;
      return `UPDATE ${table} t SET ${values.join(', ')} FROM (${given}) given WHERE ${same(change.where, '(given.old)')}`;
    }
    case 'drop':
      return `DELETE FROM ${table} t USING json_populate_recordset(${type}, $1::json) given WHERE ${same(change.where, 'given')}`;
  }
}

/** The change as one item of its statement's list. */
function itemOf(change: RowChange): unknown {
  switch (change.kind) {
    case 'put':
      return { ...plainly(change.key), ...plainly(change.row) };
    case 'set':
      return { old: plainly(change.where), new: plainly(change.values) };
    case 'drop':
      return plainly(change.where);
  }
}

/** The changes as few statements, in an order that leaves the same rows; tables stand for themselves. */
export const statementsFor = (changes: readonly RowChange[]): readonly Statement[] =>
  inRuns(changes, sqlOf).map(({ alike, changes: run }) => ({ sql: alike, rows: JSON.stringify(run.map(itemOf)) }));
