import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { DataSource, EntityManager } from 'typeorm';
import { openDeadlines } from '#adapters/deadlines';
import { directBusMigrations } from '#adapters/direct-bus';
import { type DeadLetters, receive } from '#adapters/inbox';
import { openDatabase } from '#adapters/postgres';
import { court } from '#apps/court';
import { dosvy } from '#apps/dosvy';
import { ngo } from '#apps/ngo';
import { police } from '#apps/police';
import { policyTable } from '#access';
import { type BusMessage, type Consumption, type Outcome, unheard } from '#kernel';
import { type GivenOrder, runPolicies } from '#platform';
import { seeded } from '../bus/seed.js';
import { postgresForSpecs, type SpecPostgres } from '../engines/postgres.js';
import { anyMessages, jumbled } from './happenings.js';

const policies = [police, dosvy, court, ngo].flatMap(({ contexts }) => contexts.flatMap((context) => context.policies ?? []));
const never = new AbortController().signal;
const nothingParked: DeadLetters = { put: () => Promise.reject(new Error('a message was parked')), find: () => Promise.resolve(new Map()) };
const retries = { attempts: 5, firstMs: 1, longestMs: 1 };

/** What policies have done: deadlines as they are kept, and orders by their ids. */
interface Effects {
  readonly deadlines: readonly unknown[];
  readonly orders: readonly (readonly [string, GivenOrder])[];
}

let postgres: SpecPostgres;
let url: string;
beforeAll(async () => {
  postgres = await postgresForSpecs();
  url = await postgres.database('any_delivery');
});
afterAll(() => postgres.remove());

/** One order in four, always the same ones. */
const isLost = (orderId: string) => Number.parseInt(orderId.slice(0, 1), 16) % 4 === 0;

/** @param losing whether the service is lost right after it took some orders: their messages are handled again */
async function effectsOf(schema: string, messages: readonly BusMessage[], losing: boolean): Promise<Effects> {
  const database: DataSource = await openDatabase({ url, schema, migrations: directBusMigrations });
  const deadlines = await openDeadlines({ database, schema });
  const consumptions: Consumption<EntityManager>[] = [];
  const orders = new Map<string, GivenOrder>();
  const running = await runPolicies({
    policies,
    deadlines,
    now: () => new Date(),
    telemetry: unheard,
    bus: {
      consume: (consumption: Consumption<EntityManager>) => {
        consumptions.push(consumption);
        return Promise.resolve({ healthy: () => ({ ok: true }) as const, stop: () => Promise.resolve() });
      },
      parked: () => Promise.resolve([]),
      replay: () => Promise.resolve({ handled: 0, parked: 0 }),
      close: () => Promise.resolve(),
    },
    door: {
      act: (given: GivenOrder): Promise<Outcome> => {
        const before = orders.get(given.id);
        if (before !== undefined) expect(given).toEqual(before);
        orders.set(given.id, given);
        return losing && before === undefined && isLost(given.id) ? Promise.reject(new Error('lost')) : Promise.resolve({ kind: 'recorded', recorded: { id: given.id, position: '1' } });
      },
    },
  });
  try {
    await Promise.all(
      consumptions.map(async (consumption) => {
        const inbox = { ...consumption, database, deadLetters: nothingParked, retries };
        for (const message of messages) await receive(inbox, message, never, () => undefined);
      }),
    );
    const kept = await database.query<unknown[]>(
      `SELECT data, state::text AS state, start_after AS due FROM ${schema}.job WHERE name = 'deadlines' ORDER BY data ->> 'policy', data ->> 'key'`,
    );
    return { deadlines: kept, orders: [...orders].sort(([one], [other]) => one.localeCompare(other)) };
  } finally {
    await running.stop();
    await deadlines.close();
    await database.destroy();
  }
}

it('the effects of policies do not depend on repeats, delays, the order among children or a service lost on the way', async () => {
  expect(policies.map(({ name }) => name).sort()).toEqual(Object.keys(policyTable).sort());
  const below = seeded('any delivery to the policies');
  const acted = new Set<string>();
  for (let run = 0; run < 4; run += 1) {
    const messages = anyMessages(below, 40);
    const expected = await effectsOf(`ordered_${run}`, messages, false);
    expect(await effectsOf(`jumbled_${run}`, jumbled(messages, below), true)).toEqual(expected);
    for (const { policy } of expected.deadlines.map((row) => (row as { data: GivenOrder }).data)) acted.add(policy);
    for (const [, { policy }] of expected.orders) acted.add(policy);
  }
  expect([...acted].sort()).toEqual(Object.keys(policyTable).sort());
}, 120_000);
