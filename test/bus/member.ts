import type { DataSource, EntityManager } from 'typeorm';
import { openDirectBus } from '#adapters/direct-bus';
import { openEventStore } from '#adapters/eventstoredb';
import { openKafkaBus } from '#adapters/kafka-bus';
import { openDatabase } from '#adapters/postgres';
import { contractOf } from '#contracts/all';
import type { Bus } from '#kernel';
import type { Kill } from '../../libs/testing/bus-contract/bus-under-test.js';
import { noteEffect } from '../../libs/testing/bus-contract/effects.js';

/** What a member that runs as a process of its own is told. */
export interface MemberSettings {
  readonly database: { readonly url: string; readonly schema: string };
  readonly bus:
    | { readonly kind: 'direct'; readonly eventStore: string }
    | { readonly kind: 'kafka'; readonly brokers: readonly string[]; readonly topics: { readonly events: string; readonly deadLetters: string }; readonly sessionTimeoutMs: number };
  readonly group: string;
  readonly kill: Kill;
}

const die = (): void => void process.kill(process.pid, 'SIGKILL');

/** Kills the process at its nth message: with the transaction open, or right after its end. */
class Fate {
  #messages = 0;
  readonly #handled = new WeakSet<EntityManager>();

  constructor(private readonly kill: Kill) {}

  handled(rows: EntityManager): void {
    this.#handled.add(rows);
    if (this.kill.at === 'before-commit') this.#count();
  }

  ended(rows: EntityManager | undefined): void {
    if (this.kill.at === 'after-commit' && rows !== undefined && this.#handled.has(rows)) this.#count();
  }

  #count(): void {
    this.#messages += 1;
    if (this.#messages === this.kill.message) die();
  }
}

/** The same pool, watched where the product ends a transaction. */
function watched(database: DataSource, fate: Fate): DataSource {
  const transaction = database.transaction.bind(database) as (work: (rows: EntityManager) => Promise<unknown>) => Promise<unknown>;
  const watching = async (work: (rows: EntityManager) => Promise<unknown>): Promise<unknown> => {
    let used: EntityManager | undefined;
    const result = await transaction((rows) => work((used = rows)));
    fate.ended(used);
    return result;
  };
  return Object.assign(database, { transaction: watching });
}

function open({ bus }: MemberSettings, database: DataSource): Bus<EntityManager> {
  if (bus.kind === 'kafka') return openKafkaBus({ ...bus, database });
  return openDirectBus({ database, eventStore: openEventStore({ connectionString: bus.eventStore }), contractOf });
}

const settings = JSON.parse(process.env['MEMBER'] ?? '') as MemberSettings;
const fate = new Fate(settings.kill);
const pool = watched(await openDatabase({ ...settings.database, migrations: [] }), fate);
await open(settings, pool).consume({
  group: settings.group,
  handler: async (message, rows) => {
    await noteEffect(rows, settings.group, 'killed', message);
    fate.handled(rows);
  },
});
