import { canonicalJson, type ColumnValue, type RowChange } from '#kernel';
import { escapeIdentifier } from 'pg';

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

/** Whether a second such change of the same rows can be lost from sight of the first: not where it is found by what it changes. */
const movesAway = (change: RowChange): boolean =>
  change.kind === 'set' && Object.keys(change.values).some((name) => name in change.where);

function entryOf(change: RowChange): { readonly key: string; readonly row: unknown } {
  switch (change.kind) {
    case 'put':
      return { key: canonicalJson(plainly(change.key)), row: { ...plainly(change.key), ...plainly(change.row) } };
    case 'set':
      return { key: canonicalJson(plainly(change.where)), row: { old: plainly(change.where), new: plainly(change.values) } };
    case 'drop':
      return { key: canonicalJson(plainly(change.where)), row: plainly(change.where) };
  }
}

interface Run {
  readonly sql: string;
  readonly open: boolean;
  readonly rows: Map<string, unknown>;
}

/**
 * The changes as few statements. Order is kept within a table, where like changes that follow each other become one
 * statement and the later of two for the same row counts; tables stand for themselves.
 */
export function statementsFor(changes: readonly RowChange[]): readonly Statement[] {
  const tables = new Map<string, Run[]>();
  for (const change of changes) {
    const runs = tables.get(change.table) ?? [];
    tables.set(change.table, runs);
    const sql = sqlOf(change);
    let run = runs.at(-1);
    if (run === undefined || run.sql !== sql || !run.open) {
      run = { sql, open: !movesAway(change), rows: new Map() };
      runs.push(run);
    }
    const { key, row } = entryOf(change);
    run.rows.set(key, row);
  }
  return [...tables.values()].flat().map(({ sql, rows }) => ({ sql, rows: JSON.stringify([...rows.values()]) }));
}
