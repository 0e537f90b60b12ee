import { status } from '@grpc/grpc-js';
import { errorKind, type ErrorKind, type Word, word } from '#kernel';

/** No node of the cluster says who leads: none is up, or none has a certificate that we trust. Nothing was sent. */
export class NoNodeFound extends Error {
  override readonly name = 'NoNodeFound';
}

export const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);

/** The embedded event store says so, which the client hands on in words only. A cluster without room goes away. */
export const isFull = (error: unknown): boolean => error instanceof Error && error.message.endsWith('the event store has no room left');

/** TLS knows its failures by their text only: whichever side does not trust the other, it speaks of the certificate. */
export const isCertificateFailure = (error: unknown): boolean =>
  codeOf(error) === status.UNAVAILABLE && error instanceof Error && /certificate/i.test(error.message);

const isPlainServer = (error: unknown) => error instanceof Error && /wrong version number|packet length too long/i.test(error.message);

/** The kind of error, never its text: that may quote names. */
export function reasonOf(error: unknown): Word | ErrorKind {
  if (!(error instanceof Error)) return errorKind(error);
  if (isCertificateFailure(error)) return word('certificate-not-trusted');
  if (isPlainServer(error)) return word('server-without-tls');
  if (codeOf(error) === status.UNAUTHENTICATED) return word('credentials-refused');
  if (error instanceof NoNodeFound || error.message.startsWith('Failed to discover')) return word('no-node-found');
  return 'type' in error && typeof error.type === 'string' ? word(error.type) : errorKind(error);
}
