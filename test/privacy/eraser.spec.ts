import { randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { eraserMigrations, type RunningEraser, startEraser } from '#adapters/eraser';
import { openDatabase } from '#adapters/postgres';
import { startProjector, tableHashes } from '#adapters/projector';
import { contractOf } from '#contracts/all';
import { ChildRegistered, ExternalIdentifierLinked } from '#contracts/children';
import { SubjectKeyDestroyed } from '#contracts/privacy';
import { type KeyOwner, openAll, sealedPlaces } from '#kernel';
import { erase, type Given, link, register, secret } from '../commands/given.js';
import { giveTo } from '../commands/services.js';
import { viewMigrations, viewProjections } from '../projector/all-views.js';
import { Engines } from '../projector/engines.js';
import { record } from '../projector/recording.js';
import { rules } from '../projector/seen.js';

const order = (subjectId: string, dataClass: KeyOwner['dataClass'] = 'child-identity') => ({
  event: SubjectKeyDestroyed.of({ subjectId, dataClass, legalBasis: 'COURT_ORDER' }),
  envelope: { recordedAt: new Date().toISOString() },
});
const aChild = () => ({ event: ChildRegistered.of({ childId: randomUUID(), sex: 'MALE', nameLatin: 'Sok Dara' }) });

describe('the eraser', () => {
  let engines: Engines;
  let database: DataSource;
  const lines: string[] = [];
  let running: RunningEraser | undefined;

  beforeAll(async () => {
    engines = await Engines.create();
    database = await openDatabase({ url: engines.databaseUrl, schema: 'erasing', migrations: eraserMigrations });
  });
  afterEach(async () => {
    await running?.stop();
    running = undefined;
  });
  afterAll(async () => {
    await database.destroy();
    await engines.remove();
  });

  const start = async (keyVault: Pick<Engines['keyVault'], 'destroy'> = engines.keyVault) => {
    running = await startEraser({ eventStore: engines.eventStore, keyVault, database, log: (told) => lines.push(JSON.stringify(told)) });
    return running;
  };
  const keyOf = async (subject: string, dataClass: KeyOwner['dataClass'] = 'child-identity') =>
    (await engines.keyVault.keysFor([{ subject, dataClass }]))[0]?.keyId ?? '';
  const opens = async (...ids: string[]) => [...(await engines.keyVault.keysById(ids)).keys()];
  const erasedUpTo = async () => BigInt(((await database.query<{ position: string }[]>('SELECT position FROM erased_up_to'))[0] ?? { position: -2 }).position);
  const until = async (holds: () => Promise<boolean>) => {
    for (const end = Date.now() + 10_000; !(await holds()); await sleep(20)) if (Date.now() > end) throw new Error('it did not come about');
  };

  it('destroys the keys of that person and class, and of nobody and nothing else', async () => {
    const [subject, other] = [randomUUID(), randomUUID()];
    const [key, plan, others] = [await keyOf(subject), await keyOf(subject, 'case-plan'), await keyOf(other)];
    await start();
    const position = await record(engines, aChild(), order(subject), aChild());
    await until(async () => (await erasedUpTo()) > 0n && (await opens(key)).length === 0);
    expect(await opens(plan, others)).toHaveLength(2);
    expect(await erasedUpTo()).toBeLessThan(position);
  });

  it('carries out after a restart what was ordered meanwhile', async () => {
    const subject = randomUUID();
    const key = await keyOf(subject);
    const position = await record(engines, order(subject));
    expect(await opens(key)).toEqual([key]);
    await start();
    await until(async () => (await erasedUpTo()) === position);
    expect(await opens(key)).toEqual([]);
  });

  it('takes no newer key when it reads an order again after a crash between destruction and checkpoint', async () => {
    const subject = randomUUID();
    const old = await keyOf(subject);
    const before = await erasedUpTo();
    const eraser = await start();
    await until(async () => (await erasedUpTo()) >= before);
    const position = await record(engines, order(subject));
    await until(async () => (await erasedUpTo()) === position);
    await eraser.stop();
    const newer = await keyOf(subject);
    await database.query('UPDATE erased_up_to SET position = $1', [before.toString()]);
    await start();
    await until(async () => (await erasedUpTo()) === position);
    expect(await opens(old, newer)).toEqual([newer]);
  });

  it('destroys again what a vault put back from a backup has brought back', async () => {
    const subject = randomUUID();
    const key = await keyOf(subject);
    const before = await erasedUpTo();
    const position = await record(engines, order(subject));
    const eraser = await start();
    await until(async () => (await erasedUpTo()) === position);
    await eraser.stop();
    // The backup holds the key, and neither the order nor the place in the log behind it.
    const stored = await openDatabase({ url: engines.vaultUrl, schema: 'vault', migrations: [] });
    await stored.query("UPDATE data_key SET wrapped = 'x', destroyed_at = NULL WHERE key_id = $1", [key]);
    await stored.query('DELETE FROM erasure_order WHERE subject = $1', [subject]);
    await database.query('UPDATE erased_up_to SET position = $1', [before.toString()]);
    await start();
    await until(async () => (await erasedUpTo()) === position);
    const rows: unknown = await stored.query('SELECT wrapped FROM data_key WHERE key_id = $1', [key]);
    await stored.destroy();
    expect(rows).toEqual([{ wrapped: null }]);
  });

  it('says that it cannot, passes nothing over, and goes on when the vault answers', async () => {
    const subject = randomUUID();
    const key = await keyOf(subject);
    let closed = true;
    const eraser = await start({
      destroy: (...said) => (closed ? Promise.reject(new Error(`no vault for ${subject}`)) : engines.keyVault.destroy(...said)),
    });
    const before = await erasedUpTo();
    const position = await record(engines, order(subject), ...Array.from({ length: 3 }, aChild));
    await until(() => Promise.resolve(!eraser.healthy()));
    expect(await erasedUpTo()).toBe(before);
    expect(lines.at(-1)).toMatch(/could not be carried out yet.*"reason":"Error"/);
    expect(lines.join()).not.toContain(subject);
    closed = false;
    await until(async () => (await opens(key)).length === 0 && eraser.healthy());
    expect(await erasedUpTo()).toBeLessThan(position);
  });

  it('does not read the whole log again after a restart, orders or none', async () => {
    const before = await erasedUpTo();
    await start();
    const many = await Promise.all(Array.from({ length: 15 }, () => record(engines, ...Array.from({ length: 70 }, aChild))));
    const last = many.reduce((latest, position) => (position > latest ? position : latest));
    await until(async () => (await erasedUpTo()) > before);
    expect(await erasedUpTo()).toBeLessThanOrEqual(last);
  });

  const recorded = async (given: Given, eventStore = engines.eventStore) => {
    const outcome = await giveTo({ eventStore, keyVault: engines.keyVault }, given);
    if (outcome.kind !== 'recorded') throw new Error(`it was not recorded: ${outcome.rejection.name}`);
    return { id: outcome.recorded.id, position: BigInt(outcome.recorded.position) };
  };
  /** What every personal text of the child reads as, in the order of the log. */
  const readings = async (childId: string) => {
    const marks = new Map<string, typeof ChildRegistered.marked>([ChildRegistered, ExternalIdentifierLinked].map(({ type, marked }) => [type, marked]));
    const stored = await engines.eventStore.readStream(`child-${childId}`);
    const opened = await openAll(engines.keyVault, stored.flatMap(({ id, type, data }) => sealedPlaces(id, data, marks.get(type) ?? [])));
    return opened.map((text) => (text.state === 'open' ? text.value : text.state));
  };
  /** An event store on which an append waits until it is let through. */
  const gated = () => {
    const gate = new EventEmitter();
    const [arrived, opened] = [once(gate, 'arrived'), once(gate, 'opened')];
    const append: typeof engines.eventStore.append = async (...given) => {
      gate.emit('arrived');
      await opened;
      return engines.eventStore.append(...given);
    };
    return { store: { ...engines.eventStore, append }, arrived, open: () => gate.emit('opened') };
  };
  const carriedOut = async (position: bigint) => until(async () => (await erasedUpTo()) >= position);

  it('takes what was recorded before an order and nothing that was recorded after it, however late it comes to it', async () => {
    const open = (schema: string) => openDatabase({ url: engines.databaseUrl, schema, migrations: viewMigrations });
    const views = await open('views');
    const { eventStore, keyVault } = engines;
    const projector = await startProjector({ name: 'views', database: views, openSchema: open, eventStore, keyVault, projections: viewProjections, contractOf, rules });
    const { id: childId } = await recorded(register());
    const order = await recorded(erase(childId));
    await recorded(link(childId, 'OSCAR-1'));
    const again = erase(childId);
    const { position } = await recorded(again);
    await recorded(link(childId, 'OSCAR-2'));
    const last = await recorded(link(childId, 'OSCAR-3'));
    await projector.reached(last.position, 10_000);
    const grown = async () => [
      await tableHashes(views, viewProjections),
      await views.query<{ found: number }[]>('SELECT count(DISTINCT event_id)::int AS found FROM search_token WHERE child_id = $1', [childId]),
    ];
    const live = await grown();
    expect(await readings(childId)).toEqual([secret, 'OSCAR-1', 'OSCAR-2', 'OSCAR-3']);
    await start();
    await carriedOut(order.position);
    await carriedOut(position);
    expect(await readings(childId)).toEqual(['erased', 'erased', 'OSCAR-2', 'OSCAR-3']);
    expect(await recorded(again)).toMatchObject({ position });
    await projector.rebuild();
    expect(await grown()).toEqual(live);
    expect(live[1]).toEqual([{ found: 2 }]);
    await projector.stop();
    await views.destroy();
  });

  it('takes what was sealed before an order and not yet recorded, for the order waits until it is', async () => {
    const { id: childId } = await recorded(register());
    const gate = gated();
    const late = recorded(link(childId, 'OSCAR-1'), gate.store);
    await gate.arrived;
    const order = recorded(erase(childId));
    await sleep(300);
    expect(await engines.eventStore.readStream(`erasure-${childId}`)).toEqual([]);
    gate.open();
    expect((await late).position).toBeLessThan((await order).position);
    await start();
    await carriedOut((await order).position);
    expect(await readings(childId)).toEqual(['erased', 'erased']);
  });

  it('takes nothing of what was told while an order was on its way, for that waits until the order is recorded', async () => {
    const { id: childId } = await recorded(register());
    const gate = gated();
    const order = recorded(erase(childId), gate.store);
    await gate.arrived;
    const later = recorded(link(childId, 'OSCAR-1'));
    await sleep(300);
    expect(await readings(childId)).toEqual([secret]);
    gate.open();
    expect((await later).position).toBeGreaterThan((await order).position);
    await start();
    await carriedOut((await order).position);
    expect(await readings(childId)).toEqual(['erased', 'OSCAR-1']);
  });
});
