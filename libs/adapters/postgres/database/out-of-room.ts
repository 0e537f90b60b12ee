const diskFull = '53100';

/**
 * Whether the server says that it had no room for a statement, of which it then kept nothing. Not so where it gives up
 * itself for want of room: what became of the statement is open then.
 */
export function isOutOfRoom(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, severity } = error as { readonly code?: unknown; readonly severity?: unknown };
  return code === diskFull && severity === 'ERROR';
}
