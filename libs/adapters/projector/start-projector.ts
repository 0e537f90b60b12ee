import type { ProjectorHandle, ProjectorOptions } from './projector-handle.js';
import { rebuild } from './rebuilding/rebuild.js';
import { RunningProjector } from './running-projector.js';
import { readCheckpoint } from './writing/apply.js';

const follow = async (options: ProjectorOptions): Promise<RunningProjector> =>
  new RunningProjector(options, await readCheckpoint(options.database, options.name));

/**
 * Keeps the tables of projections in step with the log. Rows and checkpoint change in one transaction, so that each event
 * counts once, whatever fails and however many processes do the same. What fails for a time is tried again for ever;
 * an event that can never be projected stops the projector before it.
 * @throws where the database does not answer at the start
 */
export async function startProjector(options: ProjectorOptions): Promise<ProjectorHandle> {
  const running = await follow(options);
  return {
    position: () => running.position(),
    reached: (position, timeoutMs, signal) => running.reached(position, timeoutMs, signal),
    caughtUp: () => running.caughtUp(),
    healthy: () => running.healthy(),
    rebuild: () => rebuild(options, follow),
    stop: () => running.stop(),
  };
}
