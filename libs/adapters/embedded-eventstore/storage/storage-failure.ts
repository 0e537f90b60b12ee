/** By these words the product's own adapter knows a full store; the client has no error for it. */
const noRoomLeft = 'the event store has no room left';

/**
 * The database refused, is away or was silent for too long. It carries no cause: PostgreSQL's errors may quote
 * what was written, and whoever logs an error logs its causes too.
 */
export class StorageFailure extends Error {
  override readonly name = 'StorageFailure';
}

/** The database had no room for the batch and kept nothing of it; whoever says so is not lost. */
export class StorageFull extends Error {
  override readonly name = 'StorageFull';
  constructor() {
    super(noRoomLeft);
  }
}

/** What may be logged of a failure: its code, never its text. */
export function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return error instanceof Error ? error.name : 'unknown';
}
