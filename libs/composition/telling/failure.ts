import { isNativeError } from 'node:util/types';
import { errorKind } from '#kernel';

interface OfSystem extends Error {
  readonly code: string;
  readonly syscall?: string;
  readonly address?: string;
  readonly port?: number;
  readonly path?: string;
}

const ofSystem = (error: Error): error is OfSystem => 'syscall' in error && 'code' in error;

function systemFailure({ code, syscall, address, port, path }: OfSystem): string {
  const place = port === undefined ? (path ?? address ?? '') : `${address ?? ''}:${port}`;
  if (code === 'EADDRINUSE') return `Something else listens on ${place} already. Stop it, or set another port.`;
  if (syscall === 'connect' || syscall === 'getaddrinfo') return `Nothing answers at ${place} (${code}). Start what should be there, or correct the setting that names it.`;
  return `The file system does not let us ${syscall ?? 'go on'} ${place} (${code}).`;
}

/**
 * What somebody is told of an error that ended a program: the sentence of an error of ours, the place of one of the
 * system. Of a database's own words only the code, for they may quote a row.
 */
export function failureSentence(error: unknown): string {
  if (!isNativeError(error)) return errorKind(error);
  // A name with several addresses fails once for each.
  if (error instanceof AggregateError && isNativeError(error.errors[0])) return failureSentence(error.errors[0]);
  if (ofSystem(error)) return systemFailure(error);
  if ('code' in error) return `A database refuses (${errorKind(error)}). Look at the setting that names it, and at its own log.`;
  return error.message;
}
