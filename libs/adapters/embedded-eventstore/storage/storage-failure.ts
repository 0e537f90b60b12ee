/**
 * The database refused, is away or was silent for too long. It carries no cause: PostgreSQL's errors may quote
 * what was written, and whoever logs an error logs its causes too.
 */
export class StorageFailure extends Error {
  override readonly name = 'StorageFailure';
}

/** What may be logged of a failure: its code, never its text. */
export function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return error instanceof Error ? error.name : 'unknown';
}
