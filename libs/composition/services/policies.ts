import { openDeadlines } from '#adapters/deadlines';
import { directBusMigrations } from '#adapters/direct-bus';
import { openDatabase } from '#adapters/postgres';
import { metrics } from '#contracts/telemetry';
import { type AnyPolicy, type ServiceName, word } from '#kernel';
import { type PolicyDoor, runPolicies } from '#platform';
import { openBus } from '../engines/bus.js';
import type { Engines } from '../engines/engines.js';
import { stopAll } from '../ending/stop-all.js';

/** Most connections at once; a service's role has twenty in all, and its facts ten. */
const poolSize = 6;

export const policiesSchema = (service: ServiceName): string => `policies_${service}`;

/**
 * What the policies of one service stand on: a schema of their own, that can be dropped, because a replay has no new
 * effect. Its tables serve either bus: what was handled stays handled when the service is moved from one to the other.
 */
export async function openPolicies(service: ServiceName, engines: Engines) {
  const { databaseUrl: url, log } = engines;
  const schema = policiesSchema(service);
  const database = await openDatabase({ url, schema, migrations: directBusMigrations, poolSize });
  try {
    const deadlines = await openDeadlines({ database, schema, log });
    const carrier = openBus(database, engines);
    return { deadlines, carrier, stop: () => stopAll(() => carrier.bus.close(), () => deadlines.close(), () => database.destroy()) };
  } catch (error) {
    await database.destroy();
    throw error;
  }
}

export interface ActingPolicies {
  /** What they need to act, by name; true where it is there. */
  ready(): Readonly<Record<string, boolean>>;
  stop(): Promise<void>;
}

/** Has the policies of one service act on the bus and on their deadlines. */
export async function startPolicies(service: ServiceName, policies: readonly AnyPolicy[], door: PolicyDoor, engines: Engines): Promise<ActingPolicies> {
  const { now, telemetry } = engines;
  const { deadlines, carrier, stop } = await openPolicies(service, engines);
  try {
    const running = await runPolicies({ policies, bus: carrier.bus, deadlines, door, now, telemetry });
    const unobserve = telemetry.observe(async (tell) => {
      tell(metrics.overdue, await deadlines.overdue(), {});
      for (const [group, messages] of await running.parked()) tell(metrics.parked, messages, { group: word(group) });
    });
    return { ready: () => ({ policies: running.healthy(), ...carrier.ready() }), stop: () => stopAll(() => running.stop(), async () => unobserve(), stop) };
  } catch (error) {
    await stop();
    throw error;
  }
}
