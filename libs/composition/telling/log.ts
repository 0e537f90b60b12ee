import type { Log } from '#kernel';

/** One line of JSON for each note, on standard error. */
export const logTo =
  (program: string): Log =>
  ({ level, message, fields }) =>
    void process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), level, process: program, message, ...fields })}\n`);
