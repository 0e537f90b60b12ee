import {
  AccessDeniedError,
  CancelledError,
  DeadlineExceededError,
  MaxAppendSizeExceededError,
  NotLeaderError,
  StreamDeletedError,
  UnavailableError,
  UnknownError,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import { Metadata, status, type ServiceError } from '@grpc/grpc-js';
import { describe, expect, it } from '@jest/globals';
import { AppendRefused, NoRoomLeft, OutcomeUnknown, WrongExpectedRevision } from '#kernel';
import { toAppendError } from './append-errors.js';

const service = (code: status): ServiceError => {
  const metadata = new Metadata();
  metadata.set('leader-endpoint-host', 'node-2');
  metadata.set('leader-endpoint-port', '2113');
  return Object.assign(new Error('secret'), { code, details: 'secret', metadata });
};

describe('a failed append', () => {
  it('at the wrong revision means: read again and decide again', () => {
    const error = new WrongExpectedVersionError(null as never, { streamName: 's', current: 3n, expected: 2n });
    expect(toAppendError(error)).toBeInstanceOf(WrongExpectedRevision);
  });

  it('that finds no room means that nothing was written, and that somebody has to make room', () => {
    expect(toAppendError(new UnknownError(undefined, 'Could not recognize the event store has no room left'))).toBeInstanceOf(NoRoomLeft);
  });

  it.each([
    ['is too large', MaxAppendSizeExceededError.fromMaxAppendSize(1)],
    ['is not allowed', new AccessDeniedError()],
    ['is to a stream that is gone', StreamDeletedError.fromStreamName('s')],
    ['is not served', new UnknownError(service(status.UNIMPLEMENTED))],
    ['cannot be read', new UnknownError(service(status.INVALID_ARGUMENT))],
    ['comes with a password that is wrong', new AccessDeniedError(service(status.UNAUTHENTICATED))],
    ['meets a certificate that is not trusted', new UnavailableError(Object.assign(service(status.UNAVAILABLE), { message: 'certificate has expired' }))],
  ])('that %s would be refused again', (_, error) => {
    expect(toAppendError(error)).toBeInstanceOf(AppendRefused);
  });

  it.each([
    ['the password', true, new AccessDeniedError(service(status.UNAUTHENTICATED))],
    ['want of rights', true, new UnknownError(service(status.PERMISSION_DENIED))],
    ['a certificate that is not trusted', true, new UnavailableError(Object.assign(service(status.UNAVAILABLE), { message: 'certificate has expired' }))],
    ['all that the server has to do', true, new UnknownError(service(status.RESOURCE_EXHAUSTED))],
    ['its size', false, MaxAppendSizeExceededError.fromMaxAppendSize(1)],
    ['its size, on the way', false, new UnknownError(Object.assign(service(status.RESOURCE_EXHAUSTED), { message: 'Received message exceeds the maximum configured message size.' }))],
    ['its size, to the client', false, new UnknownError(Object.assign(service(status.RESOURCE_EXHAUSTED), { message: 'Received message larger than max (5 vs 4)' }))],
    ['a stream that is gone', false, StreamDeletedError.fromStreamName('s')],
    ['what nobody can read', false, new UnknownError(service(status.INVALID_ARGUMENT))],
  ])('refused for %s says whether it is the writer who is refused (%s)', (_, refusesTheWriter, error) => {
    expect(toAppendError(error)).toMatchObject({ name: 'AppendRefused', refusesTheWriter });
  });

  it.each([
    ['time is up', new DeadlineExceededError()],
    ['the server is away', new UnavailableError(service(status.UNAVAILABLE))],
    ['the server has hung up', new CancelledError(service(status.CANCELLED))],
    ['the node is not the leader', new NotLeaderError(service(status.NOT_FOUND))],
    ['the server failed inside', new UnknownError(service(status.INTERNAL))],
    ['nobody knows why', new UnknownError()],
    ['the error is none of the client', new TypeError('secret')],
  ])('because %s has an unknown outcome', (_, error) => {
    expect(toAppendError(error)).toBeInstanceOf(OutcomeUnknown);
    expect(toAppendError(error).message).not.toContain('secret');
  });
});
