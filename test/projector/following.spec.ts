import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { commandLedgerMigrations, commandLedgerProjection, earlierFingerprint } from '#adapters/command-ledger';
import { openDatabase } from '#adapters/postgres';
import { type ProjectorHandle, projectorMigrations, type ProjectorOptions, startProjector } from '#adapters/projector';
import { contractOf, events } from '#contracts/all';
import { ChildRegistered } from '#contracts/children';
import type { Note, Position, Projection } from '#kernel';
import { until } from '#testing';
import { standingMigrations, standingOf, standingProjection } from '#views/standing';
import { Engines } from './engines.js';
import { record } from './recording.js';
import { rules, Seen1795299000000, seen, seenRow, seenWith } from './seen.js';

const aChild = (childId: string = randomUUID()) => ({
  event: ChildRegistered.of({ childId, sex: 'FEMALE', nameLatin: 'Chan Sreyneang', districtCode: '1710' }),
});

describe('a projector', () => {
  let engines: Engines;
  let database: DataSource;
  const lines: string[] = [];

  beforeAll(async () => {
    engines = await Engines.create();
    const migrations = [...projectorMigrations, ...standingMigrations, ...commandLedgerMigrations, Seen1795299000000];
    database = await openDatabase({ url: engines.databaseUrl, schema: 'following', migrations });
  });
  afterAll(async () => {
    await database.destroy();
    await engines.remove();
  });

  const started: ProjectorHandle[] = [];
  afterEach(() => Promise.all(started.splice(0).map((projector) => projector.stop())));

  const start = async (name: string, projections: readonly Projection[], more: Partial<ProjectorOptions> = {}) => {
    const log = (told: Note) => lines.push(JSON.stringify(told));
    const projector = await startProjector({ eventStore: engines.eventStore, keyVault: engines.keyVault, name, database, projections, rules, contractOf, log, ...more });
    started.push(projector);
    return projector;
  };
  const children = (count: number) => record(engines, ...Array.from({ length: count }, () => aChild()));

  it('brings every kind of event into its tables and answers whoever waits for it', async () => {
    const projector = await start('facts', [standingProjection, commandLedgerProjection]);
    const all = Object.values(events).map((contract) => ({ event: contract.of(contract.sample as never) }));
    expect(await projector.reached(await record(engines, ...all), 10_000)).toBe(true);
    expect(projector.healthy()).toEqual({ ok: true });
    expect(projector.caughtUp()).toBe(true);

    const childId = randomUUID();
    await projector.reached(await record(engines, aChild(childId)), 10_000);
    expect(await standingOf(database, [childId])).toEqual([
      { childId, holder: 'province:17', relation: 'own-province', source: childId },
      { childId, holder: 'unit:ahtjp-17', relation: 'registered', source: childId },
    ]);
    const [row] = await database.query<{ command_id: string; fingerprint: string }[]>('SELECT * FROM command_ledger LIMIT 1');
    expect(await earlierFingerprint(database, row?.command_id ?? '')).toBe(row?.fingerprint);
    expect(await earlierFingerprint(database, randomUUID())).toBeUndefined();
  });

  it('goes on after a restart where it was, and tells its listener nothing twice', async () => {
    const first = await start('restarted', [seen]);
    await first.reached(await children(3), 10_000);
    const position = first.position();
    await first.stop();

    const told: Position[] = [];
    const second = await start('restarted', [seen], { onApplied: (applied) => told.push(...applied.map((event) => event.position)) });
    expect(second.position()).toBe(position);
    const last = await children(2);
    expect(await second.reached(last, 10_000)).toBe(true);
    expect(told).toHaveLength(2);
    expect(told.at(-1)).toBe(last);
  });

  it('passes events of types that nobody knows here, so that nobody waits for them in vain', async () => {
    const projector = await start('passing', [standingProjection]);
    const stored = { id: randomUUID(), type: 'futures.SomethingNew', data: {}, metadata: {} };
    const { position } = await engines.eventStore.append(`future-${stored.id}`, 'no_stream', [stored]);
    expect(await projector.reached(position, 10_000)).toBe(true);
  });

  it('answers no when the time is over, the caller has gone, or it was stopped', async () => {
    const projector = await start('waited-for', [standingProjection]);
    const never = projector.position() + 1_000_000n;
    expect(await projector.reached(never, 20)).toBe(false);
    expect(await projector.reached(never, 60_000, AbortSignal.timeout(20))).toBe(false);
    const waiting = projector.reached(never, 60_000);
    await projector.stop();
    expect(await waiting).toBe(false);
  });

  it('writes each event once where two of the same name run', async () => {
    await database.query('TRUNCATE seen, written');
    const [one, other] = await Promise.all([start('twins', [seen]), start('twins', [seen])]);
    const positions = await Promise.all(Array.from({ length: 4 }, () => children(60)));
    const last = positions.reduce((highest, position) => (position > highest ? position : highest));
    await Promise.all([one.reached(last, 20_000), other.reached(last, 20_000)]);
    expect(await database.query('SELECT event_id FROM written GROUP BY event_id HAVING count(*) > 1')).toEqual([]);
    const [counts] = await database.query<{ seen: number; written: number }[]>(
      'SELECT (SELECT count(*)::int FROM seen) AS seen, (SELECT count(*)::int FROM written) AS written',
    );
    expect(counts?.seen).toBeGreaterThanOrEqual(240);
    expect(counts?.written).toBe(counts?.seen);
  });

  it('reads again what a database lost that came back from an older backup', async () => {
    await database.query('TRUNCATE seen, written');
    const projector = await start('restored', [seen]);
    const kept = await children(2);
    const lost = await children(3);
    await projector.reached(lost, 10_000);
    await database.transaction(async (manager) => {
      await manager.query("UPDATE checkpoint SET position = $1 WHERE name = 'restored'", [kept.toString()]);
      await manager.query('DELETE FROM seen WHERE position > $1', [kept.toString()]);
    });
    expect(await projector.reached(await children(1), 10_000)).toBe(true);
    const [{ rows } = { rows: 0 }] = await database.query<{ rows: number }[]>('SELECT count(*)::int AS rows FROM seen WHERE position > $1', [kept.toString()]);
    expect(rows).toBe(4);
    expect(projector.healthy()).toEqual({ ok: true });
  });

  it('makes rows again that earlier rules made; the earlier program writes no more and takes nothing back', async () => {
    await database.query('TRUNCATE seen, written');
    const early = { contractOf: (type: string) => (type === ChildRegistered.type ? undefined : contractOf(type)), rules: { fingerprint: 'early', edition: 4 } };
    const before = await children(1);
    const rows = async () => (await database.query<unknown[]>('SELECT FROM seen WHERE position > $1', [before.toString()])).length;
    const earlier = await start('updated', [seen], early);
    const passedOver = await children(3);
    expect(await earlier.reached(passedOver, 10_000)).toBe(true);
    expect(await rows()).toBe(0);
    const others = (await database.query<unknown[]>('SELECT FROM seen')).length;

    lines.length = 0;
    const later = await start('updated', [seen]);
    expect(await later.reached(passedOver, 10_000)).toBe(true);
    expect(await rows()).toBe(3);
    expect(lines).toEqual([expect.stringMatching(`"edition":5,"rows":${others}`)]);

    expect(await later.reached(await children(2), 10_000)).toBe(true);
    expect(await rows()).toBe(5);
    await until('the earlier one says so', () => !earlier.healthy().ok);
    expect(earlier.healthy()).toEqual({ ok: false, reason: 'MadeByNewerRelease' });
    expect([await earlier.own(), await later.own()]).toEqual([false, true]);
    await earlier.stop();
    const restarted = await start('updated', [seen], early);
    await until('it says so again', () => !restarted.healthy().ok);
    expect(await later.reached(await children(1), 10_000)).toBe(true);
    expect(await rows()).toBe(6);
    expect(await database.query("SELECT rules, edition FROM checkpoint WHERE name = 'updated'")).toEqual([{ rules: rules.fingerprint, edition: 5 }]);
  });

  it.each([
    ['its rule throws', () => { throw new Error('Sok Dara has no rule'); }],
    ['the database refuses its rows', () => [{ kind: 'put', table: 'seen', key: { event_id: 'Sok Dara' }, row: { position: 1 } } as const]],
  ])('stops before an event where %s, says which one and nothing of what is in it', async (why, poisoned) => {
    await database.query('TRUNCATE seen, written');
    const poison = randomUUID();
    const projector = await start(`poisoned as ${why}`, [
      seenWith((event) => (event.raw['childId'] === poison ? poisoned() : seenRow(event))),
    ]);
    const before = await children(3);
    await projector.reached(before, 10_000);
    lines.length = 0;
    const last = await record(engines, aChild(), aChild(poison), aChild());
    expect(await projector.reached(last, 10_000)).toBe(false);

    const stopped = projector.position();
    expect(stopped).toBeGreaterThan(before);
    expect(stopped).toBeLessThan(last);
    const health = projector.healthy();
    expect(health.ok).toBe(false);
    expect(!health.ok && health.reason).toMatch(/event [0-9a-f-]{36} of type children\.ChildRegistered at position \d+ cannot be projected/);
    expect(lines).toEqual([expect.stringMatching(/cannot be projected.*"event":"[0-9a-f-]{36}","type":"children\.ChildRegistered","position":"\d+"/)]);
    expect(lines[0]).not.toContain('Dara');
    expect(lines[0]).not.toContain(poison);
    const [{ after } = { after: 0 }] = await database.query<{ after: number }[]>('SELECT count(*)::int AS after FROM seen WHERE position > $1', [
      stopped.toString(),
    ]);
    expect(after).toBe(0);
  });
});
