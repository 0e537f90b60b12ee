import { setTimeout as sleep } from 'node:timers/promises';
import { errorKind, note, word } from '#kernel';
import type { Following, ProjectorOptions } from '../projector-handle.js';
import { seeCheckpoint } from '../writing/checkpoint.js';
import { isOutdated } from '../writing/rules.js';
import { AnotherRebuild, rebuild } from './rebuild.js';

const shortestMs = 1_000;
const longestMs = 60_000;

/** Puts rows of today's rules in the place of those that earlier ones made, however often that fails; resolves early when the signal aborts. */
export async function renew(options: ProjectorOptions, start: (options: ProjectorOptions) => Promise<Following>, signal: AbortSignal): Promise<void> {
  const { database, name, rules, log } = options;
  const reader = word(name);
  const wanted = async () => isOutdated(rules, (await seeCheckpoint(database, name)).madeBy);
  log?.(note('info', 'earlier rules made these tables: they serve on while all is read again, and are not ready until then', { reader, edition: rules.edition }));
  for (let failures = 0; !signal.aborted; ) {
    try {
      const events = await rebuild(options, start, { wanted, signal });
      log?.(events === undefined
        ? note('info', 'these tables were read again by another program', { reader })
        : note('info', 'these tables were read again from the log', { reader, edition: rules.edition, events }));
      return;
    } catch (error) {
      if (signal.aborted) return;
      // Whoever is at it may be killed, and then it is for us.
      if (!(error instanceof AnotherRebuild)) {
        failures += 1;
        log?.(note('warn', 'these tables could not be read again; it is tried again', { reader, reason: errorKind(error) }));
      }
      await sleep(Math.min(longestMs, shortestMs * 2 ** failures), undefined, { signal }).catch(() => undefined);
    }
  }
}
