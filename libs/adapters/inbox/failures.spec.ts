import { describe, expect, it } from '@jest/globals';
import { DatabaseError } from 'pg';
import { QueryFailedError } from 'typeorm';
import { NotNow } from '#kernel';
import { blamesTheMessage, HandlerFailed, reasonOf } from './failures.js';

const secret = 'Sok Dara';

function refused(code: string): QueryFailedError {
  const error = Object.assign(new DatabaseError(secret, 0, 'error'), { code });
  return new QueryFailedError('SELECT $1', [secret], error);
}
const thrown = (cause: unknown) => new HandlerFailed('the handler failed', { cause });

describe('a failure', () => {
  it.each([
    ['a handler that throws', thrown(new TypeError(secret))],
    ['a handler that throws no error', thrown(secret)],
    ['a row that the database refuses', thrown(refused('23505'))],
    ['a statement that takes too long', thrown(refused('57014'))],
    ['a refusal that the handler has hidden', refused('25P02')],
    ['a constraint that is checked at the end', refused('23503')],
  ])('of %s is the message’s fault', (_, error) => {
    expect(blamesTheMessage(error)).toBe(true);
  });

  it.each([
    ['what the handler needs', thrown(new NotNow(secret))],
    ['the database, told to the handler', thrown(refused('57P01'))],
    ['a deadlock, told to the handler', thrown(refused('40P01'))],
    ['the database, before the handler', Object.assign(new Error(secret), { code: 'ECONNREFUSED' })],
    ['a lock that others hold for long', refused('57014')],
    ['whatever keeps dead letters', new Error(secret)],
  ])('of %s is not', (_, error) => {
    expect(blamesTheMessage(error)).toBe(false);
  });

  it('is told by its kind alone', () => {
    const errors = [thrown(new TypeError(secret)), thrown(secret), refused('23505'), Object.assign(new Error(secret), { code: 'ECONNREFUSED' })];
    expect(errors.map(reasonOf)).toEqual(['TypeError', 'no error object', 'SQLSTATE 23505', 'Error ECONNREFUSED']);
    expect([new NotNow(secret), new NotNow(secret, { cause: new TypeError(secret) })].map(thrown).map(reasonOf)).toEqual(['NotNow', 'TypeError']);
  });
});
