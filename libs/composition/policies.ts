import { openDeadlines } from '#adapters/deadlines';
import { directBusMigrations, openDirectBus } from '#adapters/direct-bus';
import { openDatabase } from '#adapters/postgres';
import { contractOf } from '#contracts/all';
import type { AnyPolicy, ServiceName } from '#kernel';
import { type PolicyDoor, type RunningPolicies, runPolicies } from '#platform';
import type { Engines } from './engines.js';
import { stopAll } from './shutdown.js';

/** Most connections at once; a service's role has twenty in all, and its facts ten. */
const poolSize = 6;

/** The policies of one service, on a schema of its own that can be dropped: a replay has no new effect. */
export async function startPolicies(service: ServiceName, policies: readonly AnyPolicy[], door: PolicyDoor, engines: Engines): Promise<RunningPolicies> {
  const { databaseUrl: url, eventStore, now, log } = engines;
  const schema = `policies_${service}`;
  const database = await openDatabase({ url, schema, migrations: directBusMigrations, poolSize });
  const opened: (() => Promise<unknown>)[] = [() => database.destroy()];
  try {
    const deadlines = await openDeadlines({ database, schema, log });
    opened.unshift(() => deadlines.close());
    const bus = openDirectBus({ database, eventStore, contractOf, log });
    opened.unshift(() => bus.close());
    const running = await runPolicies({ policies, bus, deadlines, door, now });
    return { healthy: () => running.healthy(), stop: () => stopAll(() => running.stop(), ...opened) };
  } catch (error) {
    await stopAll(...opened);
    throw error;
  }
}
