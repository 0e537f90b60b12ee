import { monitorEventLoopDelay } from 'node:perf_hooks';
import { metrics } from '#contracts/telemetry';
import { type Telemetry, word } from '#kernel';

/** How often the loop is looked at. */
const resolution = 20;
const perSecond = 1e9;

/** Tells how late the event loop was. @returns ends it */
export function watchLoop(telemetry: Pick<Telemetry, 'observe'>): () => void {
  const delay = monitorEventLoopDelay({ resolution });
  delay.enable();
  const seconds = (nanoseconds: number): number => Math.max(0, nanoseconds / perSecond - resolution / 1_000);
  const unobserve = telemetry.observe((tell) => {
    if (delay.count > 0) {
      tell(metrics.loopDelay, seconds(delay.percentile(50)), { quantile: word('p50') });
      tell(metrics.loopDelay, seconds(delay.percentile(99)), { quantile: word('p99') });
      tell(metrics.loopDelay, seconds(delay.max), { quantile: word('max') });
      delay.reset();
    }
    return Promise.resolve();
  });
  return () => {
    unobserve();
    delay.disable();
  };
}
