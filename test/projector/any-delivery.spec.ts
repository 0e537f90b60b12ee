import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import { commandLedgerMigrations, commandLedgerProjection } from '#adapters/command-ledger';
import { openDatabase } from '#adapters/postgres';
import { type ProjectorHandle, startProjector, tableHashes } from '#adapters/projector';
import { contractOf, events } from '#contracts/all';
import { type EventContract, type JsonObject, seal, type StoredEvent } from '#kernel';
import { anActor, anEnvelope, anId } from '#testing';
import { circumstancesMigrations, circumstancesProjection } from '#views/circumstances';
import { viewMigrations, viewProjections } from './all-views.js';
import { Engines } from './engines.js';
import { scriptedStore } from './scripted-store.js';
import { rules } from './seen.js';

const projections = [...viewProjections, circumstancesProjection, commandLedgerProjection];
const migrations = [...viewMigrations, ...circumstancesMigrations, ...commandLedgerMigrations];
const contracts = Object.values(events) as unknown as readonly EventContract[];

/** Few people, files and units, so that events meet on the same rows. */
const anyHappening = fc.record({
  contract: fc.constantFrom(...contracts),
  thing: fc.integer({ min: 0, max: 2 }),
  unit: fc.constantFrom('ngo-a', 'ngo-b', 'dosvy-17'),
});
type Happening = typeof anyHappening extends fc.Arbitrary<infer T> ? T : never;

const ids = ['childId', 'subjectId', 'caseId', 'referralId', 'seriesId'];

function dataOf({ contract, thing, unit }: Happening): JsonObject {
  const sample = contract.of(contract.sample).data;
  const changed = Object.entries(sample).map(([name, value]) => {
    if (name === 'childIds') return [name, [anId(`childId ${thing}`)]];
    if (ids.includes(name)) return [name, anId(`${name.replace('subjectId', 'childId')} ${thing}`)];
    return [name, name === 'toUnit' ? unit : value];
  });
  return Object.fromEntries(changed) as JsonObject;
}

describe('however events are delivered', () => {
  let engines: Engines;
  const databases: DataSource[] = [];

  beforeAll(async () => {
    engines = await Engines.create();
    for (const schema of ['at_once', 'bit_by_bit', 'repeated']) {
      databases.push(await openDatabase({ url: engines.databaseUrl, schema, migrations }));
    }
  });
  afterAll(async () => {
    for (const database of databases) await database.destroy();
    await engines.remove();
  });

  async function logOf(happenings: readonly Happening[]): Promise<readonly StoredEvent[]> {
    const sealable = happenings.map((one, index) => ({ id: anId(`event ${index}`), marked: one.contract.marked, data: dataOf(one) }));
    const data = await seal(engines.keyVault, sealable);
    return happenings.map(({ contract, thing, unit }, index) => ({
      id: anId(`event ${index}`),
      stream: 'scripted-1',
      revision: BigInt(index),
      position: BigInt(index * 10),
      created: new Date(0),
      type: contract.type,
      data: data[index] ?? {},
      metadata: anEnvelope({
        commandId: anId(`command ${Math.floor(index / 2)}`),
        actor: anActor({ unit, role: 'ngo' }),
        childIds: [anId(`childId ${thing}`)],
        parties: ['police-1710'],
      }) as unknown as JsonObject,
    }));
  }

  async function tablesAfter(database: DataSource | undefined, deliveries: readonly (readonly StoredEvent[])[]) {
    if (database === undefined) throw new Error('no database');
    const tables = projections.flatMap((projection) => projection.tables);
    await database.query(`TRUNCATE checkpoint, ${tables.join(', ')}`);
    const readers: ProjectorHandle[] = [];
    const eventStore = scriptedStore(deliveries, async (position) => readers[0]?.reached(position, 10_000));
    const projector = await startProjector({ name: 'any', database, eventStore, keyVault: engines.keyVault, projections, rules, contractOf });
    readers.push(projector);
    try {
      const last = deliveries.flat().reduce((highest, { position }) => (position > highest ? position : highest), -1n);
      expect(await projector.reached(last, 10_000)).toBe(true);
      return await tableHashes(database, projections);
    } finally {
      await projector.stop();
    }
  }

  const inParts = <T>(list: readonly T[], size: number): readonly (readonly T[])[] =>
    Array.from({ length: Math.ceil(list.length / size) }, (_unused, index) => list.slice(index * size, (index + 1) * size));

  it('all at once, bit by bit or some of them again, the tables hold the same rows', async () => {
    const [atOnce, bitByBit, repeated] = databases;
    const delivery = { size: fc.integer({ min: 1, max: 7 }), again: fc.integer({ min: 1, max: 5 }) };
    await fc.assert(
      fc.asyncProperty(fc.array(anyHappening, { minLength: 1, maxLength: 40 }), fc.record(delivery), async (happenings, { size, again }) => {
        const log = await logOf(happenings);
        const expected = await tablesAfter(atOnce, [log]);
        expect(await tablesAfter(bitByBit, inParts(log, size))).toEqual(expected);
        const overlapping = inParts(log, size).map((part, index) => [...log.slice(Math.max(0, index * size - again), index * size), ...part]);
        expect(await tablesAfter(repeated, overlapping)).toEqual(expected);
      }),
      { numRuns: 25 },
    );
  });
});
