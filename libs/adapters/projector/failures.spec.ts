import { describe, expect, it } from '@jest/globals';
import { DatabaseError } from 'pg';
import { QueryFailedError } from 'typeorm';
import { errorKind } from '#kernel';
import { refusesTheRows } from './failures.js';

function refused(code: string): QueryFailedError {
  const cause = new DatabaseError('invalid input syntax for type uuid: "Sok Dara"', 0, 'error');
  cause.code = code;
  return new QueryFailedError('INSERT INTO card SELECT $1', ['Sok Dara'], cause);
}

describe('a failure', () => {
  it('is told without the values that a statement carried', () => {
    expect(errorKind(refused('22P02'))).toBe('SQLSTATE 22P02');
    expect(errorKind(Object.assign(new Error('connect to Sok Dara'), { code: 'ECONNREFUSED' }))).toBe('Error ECONNREFUSED');
    expect(errorKind('Sok Dara')).toBe('no error object');
  });

  it('lasts where the rows are wrong, and passes where the server is', () => {
    expect(['22P02', '23505', '42703', '54000', '21000'].map((code) => refusesTheRows(refused(code)))).toEqual(Array(5).fill(true));
    expect(['08006', '57P01', '40001', '53300', '57014', '55P03'].map((code) => refusesTheRows(refused(code)))).toEqual(Array(6).fill(false));
    expect(refusesTheRows(new Error('Connection terminated'))).toBe(false);
  });
});
