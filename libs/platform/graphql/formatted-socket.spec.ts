import { describe, expect, it } from '@jest/globals';
import { ApiError } from './api-error.js';
import { errorFormatter } from './error-format.js';
import { formatErrors } from './formatted-socket.js';

/** What leaves by the socket when this was to be sent. */
function sent(message: object): unknown {
  const left: string[] = [];
  const socket = { send: (text: string) => void left.push(text) };
  formatErrors(socket, errorFormatter(() => undefined));
  socket.send(JSON.stringify(message));
  return JSON.parse(left[0] ?? '');
}
const codes = (message: object) => {
  const { payload } = sent(message) as { payload: readonly { extensions: { code: string } }[] | { errors: readonly { extensions: { code: string } }[] } };
  return ('errors' in payload ? payload.errors : payload).map(({ extensions }) => extensions.code);
};

const locations = [{ line: 1, column: 7 }];

describe('a message over a WebSocket', () => {
  it.each([
    ['a value', { message: 'Variable "$sex" got invalid value "Sreymom" at "sex"; Value "Sreymom" does not exist in "Sex" enum.', locations }, 'BAD_INPUT'],
    ['words of the database', { message: 'duplicate key: Key (name)=(Sreymom)' }, 'TRY_AGAIN'],
    ['words of the database about a field', { message: 'duplicate key: Key (name)=(Sreymom)', locations, path: ['child'] }, 'TRY_AGAIN'],
    ['nothing but that something is wrong', { message: 'Graphql validation error' }, 'BAD_INPUT'],
    ['an error of ours', new ApiError('UNAUTHENTICATED', 'Sign in.'), 'UNAUTHENTICATED'],
  ])('with %s repeats nothing of it, be it the end of a subscription or part of an answer', (_what, error, code) => {
    expect(codes({ type: 'error', id: '1', payload: [error] })).toEqual([code]);
    expect(codes({ type: 'next', id: '1', payload: { data: null, errors: [error] } })).toEqual([code]);
    expect(JSON.stringify(sent({ type: 'error', id: '1', payload: [error] }))).not.toContain('Sreymom');
  });

  it('without errors leaves as it is, even when it speaks of them', () => {
    const message = { type: 'next', id: '1', payload: { data: { note: 'an error' } } };
    expect(sent(message)).toEqual(message);
    expect(sent({ type: 'connection_ack' })).toEqual({ type: 'connection_ack' });
  });
});
