import { Bell } from '../log/bell.js';
import type { RecentLog } from '../log/recent-log.js';
import { caughtUpFrame, checkpointFrame, confirmationFrame } from '../wire/read-frames.js';
import { Checkpoints } from './checkpoints.js';
import type { FrameSink } from './frame-sink.js';
import type { LiveSource } from './live-source.js';
import type { ReadRequest } from './read-request.js';

/** Pulls a page, hands it out as fast as the reader takes it, and at the end waits for the next commit; until the sink closes. */
export async function serveSubscription(
  log: Pick<RecentLog, 'onChange'>,
  source: LiveSource,
  sink: FrameSink,
  filter: ReadRequest['filter'],
): Promise<void> {
  const bell = new Bell();
  const silence = log.onChange(bell.ring);
  sink.onClose(bell.ring);
  const checkpoints = new Checkpoints(filter?.checkpointInterval ?? Infinity);
  let caughtUp = false;
  try {
    await sink.write(confirmationFrame());
    while (!sink.closed) {
      const page = await source.next();
      for (const entry of page) {
        if (filter?.passes(entry) ?? true) await sink.write(entry.frame);
        if (filter !== undefined && checkpoints.due(entry.position)) await sink.write(checkpointFrame(entry.position));
        if (sink.closed) return;
      }
      if (page.length > 0) continue;
      if (!caughtUp) {
        caughtUp = true;
        if (filter !== undefined && checkpoints.dueAtEnd(source.position)) await sink.write(checkpointFrame(source.position));
        await sink.write(caughtUpFrame());
      }
      await bell.wait();
    }
  } finally {
    silence();
  }
}
