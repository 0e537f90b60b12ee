import { describe, expect, it } from '@jest/globals';
import { json, type RowChange } from '#kernel';
import { statementsFor } from './statements.js';

const put = (id: string, status: string): RowChange => ({ kind: 'put', table: 'card', key: { id }, row: { status } });
const set = (id: string, status: string): RowChange => ({ kind: 'set', table: 'card', where: { id }, values: { status } });
const rowsOf = (changes: readonly RowChange[]) => statementsFor(changes).map(({ rows }) => JSON.parse(rows) as unknown);

describe('row changes as statements', () => {
  it('take like changes of a table that follow each other in one statement', () => {
    expect(rowsOf([put('a', 'new'), put('b', 'new')])).toEqual([[{ id: 'a', status: 'new' }, { id: 'b', status: 'new' }]]);
  });

  it('let the later of two for the same row count, because one statement may not write a row twice', () => {
    expect(rowsOf([put('a', 'new'), put('a', 'old')])).toEqual([[{ id: 'a', status: 'old' }]]);
  });

  it('keep the order of unlike changes within a table', () => {
    const kinds = statementsFor([put('a', 'x'), set('a', 'y'), put('a', 'z')]).map(({ sql }) => sql.slice(0, 6));
    expect(kinds).toEqual(['INSERT', 'UPDATE', 'INSERT']);
  });

  it('do not let one table interrupt another', () => {
    const other: RowChange = { kind: 'drop', table: 'token', where: { child: 'a' } };
    expect(statementsFor([put('a', 'x'), other, put('b', 'x'), other])).toHaveLength(2);
  });

  it('are one statement each where a change finds its rows by what it changes', () => {
    const move = (from: string, to: string): RowChange => ({ kind: 'set', table: 'card', where: { status: from }, values: { status: to } });
    expect(rowsOf([move('new', 'sent'), move('sent', 'done')])).toHaveLength(2);
  });

  it('write a key alone, and leave the row that stands', () => {
    const [statement] = statementsFor([{ kind: 'put', table: 'token', key: { child: 'a', token: 't' }, row: {} }]);
    expect(statement?.sql).toContain('DO NOTHING');
  });

  it('carry whole numbers beyond 2^53, lists and JSON unchanged', () => {
    const change: RowChange = { kind: 'put', table: 'card', key: { id: 'a' }, row: { position: 9007199254740993n, parties: ['x', 'y'], data: json({ a: [1] }) } };
    expect(rowsOf([change])).toEqual([[{ id: 'a', position: '9007199254740993', parties: ['x', 'y'], data: { a: [1] } }]]);
  });

  it('refuse a change that names no row, because it would change all', () => {
    expect(() => statementsFor([{ kind: 'drop', table: 'card', where: {} }])).toThrow('names no row');
  });
});
