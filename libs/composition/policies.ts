import { openDeadlines } from '#adapters/deadlines';
import { directBusMigrations } from '#adapters/direct-bus';
import { openDatabase } from '#adapters/postgres';
import { metrics } from '#contracts/telemetry';
import { type AnyPolicy, type ServiceName, word } from '#kernel';
import { type PolicyDoor, runPolicies } from '#platform';
import { openBus } from './bus.js';
import type { Engines } from './engines.js';
import { stopAll } from './shutdown.js';

/** Most connections at once; a service's role has twenty in all, and its facts ten. */
const poolSize = 6;

export interface ActingPolicies {
  /** What they need to act, by name; true where it is there. */
  ready(): Readonly<Record<string, boolean>>;
  stop(): Promise<void>;
}

/**
 * The policies of one service, on a schema of its own that can be dropped: a replay has no new effect. Its tables serve
 * either bus, so that what was handled stays handled when the service is moved from one to the other.
 */
export async function startPolicies(service: ServiceName, policies: readonly AnyPolicy[], door: PolicyDoor, engines: Engines): Promise<ActingPolicies> {
  const { databaseUrl: url, now, log, telemetry } = engines;
  const schema = `policies_${service}`;
  const database = await openDatabase({ url, schema, migrations: directBusMigrations, poolSize });
  const opened: (() => Promise<unknown>)[] = [() => database.destroy()];
  try {
    const deadlines = await openDeadlines({ database, schema, log });
    opened.unshift(() => deadlines.close());
    const carrier = openBus(database, engines);
    opened.unshift(() => carrier.bus.close());
    const running = await runPolicies({ policies, bus: carrier.bus, deadlines, door, now, telemetry });
    opened.unshift(async () => unobserve());
    const unobserve = telemetry.observe(async (tell) => {
      tell(metrics.overdue, await deadlines.overdue(), {});
      for (const [group, messages] of await running.parked()) tell(metrics.parked, messages, { group: word(group) });
    });
    return { ready: () => ({ policies: running.healthy(), ...carrier.ready() }), stop: () => stopAll(() => running.stop(), ...opened) };
  } catch (error) {
    await stopAll(...opened);
    throw error;
  }
}
