import { errorKind, type Log, note } from '#kernel';

/** On SIGUSR2 (`kill -USR2 <pid>`) the views are made anew from the log, while they go on serving. */
export function onRebuildSignal(rebuild: () => Promise<void>, log: Log): void {
  process.on('SIGUSR2', () => {
    log(note('info', 'rebuilding the views from the log'));
    rebuild().then(
      () => log(note('info', 'the views are rebuilt')),
      (error: unknown) => log(note('error', 'the views were not rebuilt; the ones in place go on', { reason: errorKind(error) })),
    );
  });
}
