export type Log = (line: string) => void;

/** One line of JSON per message on standard error; callers pass what they composed, never what a person wrote. */
export const logTo =
  (name: string): Log =>
  (line) =>
    process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), process: name, message: line })}\n`);

/** What may be said of an error whose message could repeat what somebody sent. */
export function nameOfError(error: unknown): string {
  if (!(error instanceof Error)) return 'an unknown error';
  const { code } = error as { readonly code?: unknown };
  return typeof code === 'string' ? `${error.name} ${code}` : error.name;
}
