import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { commandLedgerMigrations, commandLedgerProjection } from '#adapters/command-ledger';
import { openDatabase } from '#adapters/postgres';
import { projectorMigrations, startProjector } from '#adapters/projector';
import { contractOf, events } from '#contracts/all';
import { ChildRegistered } from '#contracts/children';
import { standingMigrations, standingOf, standingProjection } from '#views/standing';
import { Engines } from './engines.js';
import { record } from './recording.js';

const aChild = (childId: string) => ChildRegistered.of({ childId, sex: 'FEMALE', nameLatin: 'Chan Sreyneang', districtCode: '1710' });

describe('a projector', () => {
  let engines: Engines;
  beforeAll(async () => {
    engines = await Engines.create();
  });
  afterAll(() => engines.remove());

  it('brings every kind of event into its tables and answers whoever waits for it', async () => {
    const migrations = [...projectorMigrations, ...standingMigrations, ...commandLedgerMigrations];
    const database = await openDatabase({ url: engines.databaseUrl, schema: 'following', migrations });
    const projections = [standingProjection, commandLedgerProjection];
    const projector = await startProjector({ ...engines, name: 'following', database, projections, contractOf });
    const last = await record(engines, ...Object.values(events).map((contract) => ({ event: contract.of(contract.sample as never) })));
    expect(await projector.reached(last, 5_000)).toBe(true);
    expect(projector.healthy()).toEqual({ ok: true });
    const [{ count } = { count: 0 }] = await database.query<{ count: number }[]>('SELECT count(*)::int FROM command_ledger');
    expect(count).toBe(Object.keys(events).length);
    const childId = randomUUID();
    await projector.reached(await record(engines, { event: aChild(childId) }), 5_000);
    expect(await standingOf(database, [childId])).toEqual(
      expect.arrayContaining([{ childId, holder: 'unit:ahtjp-17', relation: 'registered', source: childId }]),
    );
    await projector.stop();
    await database.destroy();
  });
});
