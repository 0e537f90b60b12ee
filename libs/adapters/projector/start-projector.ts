import type { ProjectorHandle, ProjectorOptions } from './projector-handle.js';
import { rebuild } from './rebuilding/rebuild.js';
import { renew } from './rebuilding/renew.js';
import { startOver } from './rebuilding/start-over.js';
import { RunningProjector } from './running-projector.js';
import { readCheckpoint, seeCheckpoint } from './writing/checkpoint.js';
import { isOutdated, madeAlike } from './writing/rules.js';

const follow = async (options: ProjectorOptions): Promise<RunningProjector> =>
  new RunningProjector(options, (await readCheckpoint(options.database, options.name, options.rules)).position);

/**
 * Keeps the tables of projections in step with the log. Rows and checkpoint change in one transaction, so that each event
 * counts once, whatever fails and however many processes do the same. What fails for a time is tried again for ever;
 * an event that can never be projected stops the projector before it. Rows that earlier rules made are made again.
 * @throws where the database does not answer at the start
 */
export async function startProjector(options: ProjectorOptions): Promise<ProjectorHandle> {
  const { database, name, rules } = options;
  let outdated = isOutdated(rules, (await readCheckpoint(database, name, rules)).madeBy);
  if (outdated && options.openSchema === undefined) {
    await startOver(options);
    outdated = false;
  }
  const running = await follow(options);
  const stopping = new AbortController();
  const renewed = outdated ? renew(options, follow, stopping.signal).then(() => void (outdated = false)) : Promise.resolve();
  return {
    position: () => running.position(),
    reached: (position, timeoutMs, signal) => running.reached(position, timeoutMs, signal),
    caughtUp: () => !outdated && running.caughtUp(),
    healthy: () => running.healthy(),
    own: async () => madeAlike(rules, (await seeCheckpoint(database, name)).madeBy),
    rebuild: async () => void (await rebuild(options, follow)),
    async stop() {
      stopping.abort();
      await renewed;
      await running.stop();
    },
  };
}
