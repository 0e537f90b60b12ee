import { type Log, nameOfError } from './log.js';

/** On SIGUSR2 (`kill -USR2 <pid>`) the views are made anew from the log, while they go on serving. */
export function onRebuildSignal(rebuild: () => Promise<void>, log: Log): void {
  process.on('SIGUSR2', () => {
    log('rebuilding the views from the log');
    rebuild().then(
      () => log('the views are rebuilt'),
      (error: unknown) => log(`the views were not rebuilt (${nameOfError(error)}); the ones in place go on`),
    );
  });
}
