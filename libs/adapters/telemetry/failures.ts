import { diag, DiagLogLevel } from '@opentelemetry/api';
import { type Log, note } from '#kernel';

const quietMs = 60_000;

/** A collector that is away is said once a minute, in our own words: the libraries' could quote an address. */
export function hearFailures(log: Log): void {
  let saidAt = -Infinity;
  const say = (): void => {
    if (performance.now() - saidAt < quietMs) return;
    saidAt = performance.now();
    log(note('warn', 'figures or traces could not be sent; they are dropped'));
  };
  const nothing = (): void => undefined;
  diag.setLogger({ error: say, warn: nothing, info: nothing, debug: nothing, verbose: nothing }, { logLevel: DiagLogLevel.ERROR, suppressOverrideMessage: true });
}
