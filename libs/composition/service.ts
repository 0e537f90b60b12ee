import type { Facts } from '#access';
import { openDatabase } from '#adapters/postgres';
import { projectorMigrations, startProjector } from '#adapters/projector';
import { observeLag } from '#adapters/telemetry';
import { earlierFingerprint, commandLedgerMigrations, commandLedgerProjection } from '#adapters/command-ledger';
import { contractOf } from '#contracts/all';
import { type AnyDecider, type AnyPolicy, type ServiceName, word } from '#kernel';
import { type CommandRoute, createCommandHost } from '#platform';
import { circumstancesMigrations, circumstancesOf, circumstancesProjection } from '#views/circumstances';
import { standingMigrations, standingOf, standingProjection } from '#views/standing';
import type { Engines } from './engines.js';
import { startErasing } from './erasing.js';
import { need, needs } from './need.js';
import { startPolicies } from './policies.js';
import { stopAll } from './shutdown.js';

const patience = 2_000;
const migrations = [...projectorMigrations, ...standingMigrations, ...circumstancesMigrations, ...commandLedgerMigrations];

export interface ServiceDefinition {
  readonly name: ServiceName;
  readonly contexts: readonly { readonly name: string; readonly deciders: readonly AnyDecider<Facts>[]; readonly policies?: readonly AnyPolicy[] }[];
}

export interface RunningService extends CommandRoute {
  readonly name: ServiceName;
  /** What it needs to decide, by name; true where it is there. */
  ready(): Promise<Readonly<Record<string, boolean>>>;
  stop(): Promise<void>;
}

/** One service's write side: its contexts' rules on its own facts, ready to take commands. */
export async function startService({ name, contexts }: ServiceDefinition, engines: Engines): Promise<RunningService> {
  const { eventStore, keyVault, reference, verify, now, log, telemetry } = engines;
  const database = await openDatabase({ url: engines.databaseUrl, schema: `facts_${name}`, migrations });
  const projector = await startProjector({
    name: `facts-${name}`,
    database,
    eventStore,
    keyVault,
    projections: [standingProjection, circumstancesProjection, commandLedgerProjection],
    contractOf,
    log,
  });
  const unobserve = observeLag(telemetry, eventStore, word(`facts-${name}`), () => projector.position());
  // Where orders to erase are decided they are carried out: whoever can give one has its eraser running.
  const erasing = contexts.some((context) => context.name === 'privacy') ? await startErasing(engines) : undefined;
  const host = createCommandHost({
    deciders: contexts.flatMap(({ deciders }) => deciders),
    eventStore,
    keyVault,
    reference,
    verify,
    now,
    telemetry,
    facts: {
      reached: (position) => projector.reached(position, patience),
      knownOf: async (childIds) => {
        const [standing, circumstances] = await Promise.all([standingOf(database, childIds), circumstancesOf(database, childIds)]);
        return { standing, ...circumstances };
      },
      earlierFingerprint: (commandId) => earlierFingerprint(database, commandId),
    },
  });
  const tables = need(() => database.query('SELECT 1'));
  const policies = contexts.flatMap((context) => context.policies ?? []);
  const acting = policies.length > 0 ? await startPolicies(name, policies, host, engines) : undefined;
  return {
    name,
    send: (message) => host.send(message),
    ready: async () => ({
      ...(await needs({ facts: async () => projector.healthy().ok && projector.caughtUp() && (await tables()), ...engines.needs })),
      ...acting?.ready(),
      ...(erasing === undefined ? {} : { erasing: erasing.healthy() }),
      room: engines.room.isThere(),
    }),
    stop: () => stopAll(async () => unobserve(), () => acting?.stop() ?? Promise.resolve(), () => erasing?.stop() ?? Promise.resolve(), () => projector.stop(), () => database.destroy()),
  };
}
