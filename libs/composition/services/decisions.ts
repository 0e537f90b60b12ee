import type { Facts } from '#access';
import { commandLedgerMigrations, commandLedgerProjection, earlierFingerprint } from '#adapters/command-ledger';
import { openDatabase } from '#adapters/postgres';
import { projectorMigrations, startProjector } from '#adapters/projector';
import { observeLag } from '#adapters/telemetry';
import { contractOf } from '#contracts/all';
import { type AnyDecider, type AnyPolicy, OutcomeUnknown, type ServiceName, word } from '#kernel';
import { type CommandRoute, createCommandHost, type PolicyDoor } from '#platform';
import { calendarFactsMigrations, calendarProjection, contactsWith } from '#views/calendar';
import { circumstancesMigrations, circumstancesOf, circumstancesProjection } from '#views/circumstances';
import { interviewersMigrations, interviewersProjection, knownInterviewers } from '#views/interviewers';
import { standingMigrations, standingOf, standingProjection } from '#views/standing';
import type { Engines } from '../engines/engines.js';
import { need } from '../engines/need.js';
import { rulesOf } from '../projections/rules.js';
import { stopAll } from '../ending/stop-all.js';

const patience = 2_000;
const migrations = [...projectorMigrations, ...standingMigrations, ...circumstancesMigrations, ...interviewersMigrations, ...calendarFactsMigrations, ...commandLedgerMigrations];

export const factProjections = [standingProjection, circumstancesProjection, interviewersProjection, calendarProjection, commandLedgerProjection];

export interface ServiceDefinition {
  readonly name: ServiceName;
  readonly contexts: readonly { readonly name: string; readonly deciders: readonly AnyDecider<Facts>[]; readonly policies?: readonly AnyPolicy[] }[];
}

export const policiesOf = ({ contexts }: ServiceDefinition): readonly AnyPolicy[] => contexts.flatMap(({ policies }) => policies ?? []);

export interface OpenDecisions {
  readonly host: CommandRoute & PolicyDoor;
  /** Whether the facts are there and as new as the log. */
  ready(): Promise<boolean>;
  stop(): Promise<void>;
}

/** The rules of one service on its own facts. Several processes may have them open at once. */
export async function openDecisions({ name, contexts }: ServiceDefinition, engines: Engines): Promise<OpenDecisions> {
  const { eventStore, keyVault, reference, verify, now, log, telemetry } = engines;
  const database = await openDatabase({ url: engines.databaseUrl, schema: `facts_${name}`, migrations });
  const projector = await startProjector({
    name: `facts-${name}`,
    database,
    eventStore,
    keyVault,
    projections: factProjections,
    rules: rulesOf(factProjections),
    contractOf,
    log,
  });
  /** Looked at after what was read: a later release that starts takes all facts away first, and they come back bit by bit. */
  const whole = async <T>(found: T): Promise<T> => {
    if (!(await projector.own())) throw new OutcomeUnknown('a later release made the facts');
    return found;
  };
  const unobserve = observeLag(telemetry, eventStore, word(`facts-${name}`), () => projector.position());
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
        const [standing, circumstances, interviewers, contacts] = await Promise.all([
          standingOf(database, childIds),
          circumstancesOf(database, childIds),
          knownInterviewers(database),
          contactsWith(database, childIds),
        ]);
        return whole({ standing, ...circumstances, interviewers, contacts });
      },
      earlierFingerprint: async (commandId) => whole(await earlierFingerprint(database, commandId)),
    },
  });
  const tables = need(() => database.query('SELECT 1'));
  return {
    host,
    ready: async () => projector.healthy().ok && projector.caughtUp() && (await tables()),
    stop: () => stopAll(async () => unobserve(), () => projector.stop(), () => database.destroy()),
  };
}
