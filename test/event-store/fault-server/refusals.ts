import { Metadata, status as codes } from '@grpc/grpc-js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { status, type Fault } from './fault.js';

/** The client knows most errors by their trailers only. */
export function trailers(entries: Readonly<Record<string, string>>): Metadata {
  const metadata = new Metadata();
  for (const [key, value] of Object.entries(entries)) metadata.set(key, value);
  return metadata;
}

const named = (code: codes, exception: string, more: Readonly<Record<string, string>> = {}): Fault =>
  status(code, 'arrival', { metadata: trailers({ exception, ...more }) });

export const notLeader = ({ host, port }: { readonly host: string; readonly port: number }): Fault =>
  named(codes.NOT_FOUND, 'not-leader', { 'leader-endpoint-host': host, 'leader-endpoint-port': String(port) });
export const notAuthenticated = (): Fault => status(codes.UNAUTHENTICATED);
export const accessDenied = (): Fault => named(codes.PERMISSION_DENIED, 'access-denied');
export const streamDeleted = (stream: string): Fault => named(codes.FAILED_PRECONDITION, 'stream-deleted', { 'stream-name': stream });
export const tooLarge = (): Fault => named(codes.INVALID_ARGUMENT, 'maximum-append-size-exceeded', { 'maximum-append-size': '1048576' });

const reply = (answer: streams.AppendResp.WrongExpectedVersion): Fault => ({
  kind: 'reply',
  message: Buffer.from(new streams.AppendResp().setWrongExpectedVersion(answer).serializeBinary()),
});

/** A conflict in each of the forms in which a server may put it. */
export const conflicts: readonly (readonly [string, Fault])[] = [
  ['an answer with both revisions', reply(new streams.AppendResp.WrongExpectedVersion().setCurrentRevision('7').setExpectedRevision('3'))],
  [
    'an answer for a stream that does not exist',
    reply(new streams.AppendResp.WrongExpectedVersion().setCurrentNoStream(new shared.Empty()).setExpectedRevision('3')),
  ],
  [
    'an answer for a stream that should not exist',
    reply(new streams.AppendResp.WrongExpectedVersion().setCurrentRevision('7').setExpectedNoStream(new shared.Empty())),
  ],
  [
    'an answer of a server before version 20.6.1',
    reply(new streams.AppendResp.WrongExpectedVersion().setCurrentRevision2060(7).setExpectedRevision2060(3)),
  ],
  [
    'an error with both revisions',
    named(codes.FAILED_PRECONDITION, 'wrong-expected-version', { 'stream-name': 's', 'expected-version': '3', 'actual-version': '7' }),
  ],
  [
    'an error for a stream that does not exist',
    named(codes.FAILED_PRECONDITION, 'wrong-expected-version', { 'stream-name': 's', 'expected-version': '3' }),
  ],
  [
    'an error for a stream that should not exist',
    named(codes.FAILED_PRECONDITION, 'wrong-expected-version', { 'stream-name': 's', 'expected-version': '-1', 'actual-version': '7' }),
  ],
];

