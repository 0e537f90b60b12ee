import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { until } from '#testing';
import { build } from '../bus/killed-process.js';
import { seeded } from '../bus/seed.js';
import { type DataFolder, newDataFolder } from '../harness/data-folder.js';
import type { CommandOptions, User } from '../harness/graphql-client.js';
import { wholeTimeline } from '../harness/whole-timeline.js';
import { searchReceiptFor } from '../privacy/telling.js';
import { SmallDisk } from './small-disk.js';
import { askAt } from './torture/compare.js';
import { newScene } from './torture/scene.js';
import type { DatabaseName } from './torture/programs.js';
import { World } from './torture/world.js';

const occurredAt = { value: '2026-03-02T09:00:00+07:00', precision: 'MINUTE' };

const refusal = SmallDisk.refusal();
if (refusal !== undefined) {
  it(`a full disk is tried where one may be mounted, as on the machine that decides, and not here: ${refusal}`, () => {
    expect(process.env['CI']).not.toBe('true');
  });
}

(refusal === undefined ? describe : () => undefined)('a disk that is full', () => {
  let folder: DataFolder;
  let world: World;
  let user: User;
  let childId: string;
  const disks = new Map<DatabaseName, SmallDisk>();
  /** What was answered with Recorded, by command id. */
  const told = new Map<string, string>();

  beforeAll(async () => {
    await build();
    folder = await newDataFolder('disks');
    for (const name of ['events', 'views', 'vault'] as const) disks.set(name, SmallDisk.mount(`${folder.path}/${name}`, 160));
    const homes = Object.fromEntries([...disks].map(([name, disk]) => [name, disk.folder]));
    world = await World.create({ random: seeded('full disks'), homes });
    const scene = await newScene(world.url);
    ({ user } = scene);
    childId = scene.childIds[0] ?? '';
    await wholeTimeline(user, childId);
  }, 120_000);
  afterEach(() => disks.forEach((disk) => disk.makeRoom()));
  afterAll(async () => {
    await world.remove();
    disks.forEach((disk) => disk.unmount());
    await folder.remove();
  });

  const full = (name: DatabaseName): SmallDisk => {
    const disk = disks.get(name);
    if (disk === undefined) throw new Error(`there is no disk of ${name}`);
    disk.fill();
    return disk;
  };
  const status = async (program: string, what: 'live' | 'ready') => (await fetch(`${world.health[program]}/${what}`)).status;

  interface Order {
    readonly command: string;
    readonly input: Readonly<Record<string, unknown>>;
    readonly options: Required<CommandOptions>;
  }
  const order = (command: string, input: Order['input']): Order => ({ command, input, options: { commandId: randomUUID(), occurredAt } });
  const linking = (): Order => order('LinkExternalIdentifier', { childId, system: 'OSCAR', value: `N-${randomUUID()}` });

  async function answerTo({ command, input, options }: Order): Promise<string> {
    const { __typename: kind, position, message } = await user.send(command, input, options).catch((error: unknown) => ({ __typename: String(error), position: undefined, message: '' }));
    if (position !== undefined && command === 'LinkExternalIdentifier') told.set(options.commandId, position);
    if (kind === 'StorageFull') expect(message).toContain('make room, then send the same again with the same command id');
    return kind;
  }

  /** Gives orders until one finds no room; that one. What there is room for on half-filled pages is recorded before. */
  async function firstWithoutRoom(next: () => Order | Promise<Order>): Promise<Order> {
    for (;;) {
      const given = await next();
      const answer = await answerTo(given);
      if (answer === 'StorageFull') return given;
      expect(answer).toBe('Recorded');
    }
  }

  const recorded = (given: Order) => until(`${given.command} is recorded`, async () => (await answerTo(given)) === 'Recorded');

  async function eventsOf({ options }: Order): Promise<number> {
    const sql = "SELECT FROM eventstore.events WHERE metadata::json->>'commandId' = $1";
    return (await askAt(world.databases.events.url, sql, [options.commandId])).length;
  }

  /** Every command that was told as recorded is in the log once, at its place, and no other is. */
  async function holdsWhatWasTold(): Promise<void> {
    const sql = "SELECT metadata::json->>'commandId' AS command, position::text FROM eventstore.events WHERE type = 'children.ExternalIdentifierLinked'";
    const logged = await askAt<{ command: string; position: string }>(world.databases.events.url, sql);
    expect(logged.map(({ command, position }) => `${command} at ${position}`).sort()).toEqual([...told].map((one) => one.join(' at ')).sort());
    const last = [...told.values()].map(BigInt).reduce((one, other) => (one > other ? one : other));
    const shown = (await wholeTimeline(user, childId, last.toString()))?.filter(({ kind }) => kind === 'ExternalIdentifierLinked');
    expect(shown?.map(({ position }) => position).sort()).toEqual([...told.values()].sort());
  }

  it("under the log: a command is answered that somebody has to make room, readers go on, and it is recorded once when there is room", async () => {
    const disk = full('events');
    const refused = await firstWithoutRoom(linking);
    expect(await answerTo(refused)).toBe('StorageFull');
    expect([await status('dosvy', 'live'), await status('dosvy', 'ready')]).toEqual([200, 503]);
    expect((await wholeTimeline(user, childId))?.length).toBeGreaterThan(1);
    await holdsWhatWasTold();
    disk.makeRoom();
    await recorded(refused);
    await holdsWhatWasTold();
  }, 60_000);

  it('under the log, so that the server itself gives up: it comes back by itself when there is room', async () => {
    const disk = full('events');
    const refused = await firstWithoutRoom(linking);
    const { url } = world.databases.events;
    // The next piece of the server's own log: of all that it cannot write, the one that it cannot go on without.
    await until('it has given up', () => askAt(url, 'SELECT pg_switch_wal(), txid_current()').then(() => false, () => true));
    await until('nobody is served', () => askAt(url, 'SELECT 1').then(() => false, () => true));
    expect(await answerTo(refused)).toBe('StorageFull');
    expect([await status('dosvy', 'live'), await status('dosvy', 'ready')]).toEqual([200, 503]);
    disk.makeRoom();
    await recorded(refused);
    await world.settled();
    await holdsWhatWasTold();
  }, 60_000);

  it('under the access log and the views: nothing is shown that cannot be noted, and nothing recorded that cannot be seen', async () => {
    const disk = full('views');
    await until('no look is answered', async () => {
      const { errors, data } = await user.ask('query ($id: ID!) { child(id: $id) { timeline(first: 1) { edges { node { id } } } } }', { id: childId });
      if (errors === undefined) return false;
      expect([errors[0]?.extensions?.code, data]).toEqual(['STORAGE_FULL', { child: null }]);
      return true;
    });
    const refused = linking();
    expect(await answerTo(refused)).toBe('StorageFull');
    expect([await status('gateway', 'live'), await status('gateway', 'ready')]).toEqual([200, 503]);
    disk.makeRoom();
    await recorded(refused);
    await holdsWhatWasTold();
    const lookedAt = await askAt(world.databases.views.url, "SELECT FROM access_log.entry WHERE operation = 'LinkExternalIdentifier' AND outcome = 'granted'");
    expect(lookedAt.length).toBeGreaterThanOrEqual(told.size);
  }, 60_000);

  it('under the key vault: what would need a new key is refused whole, and the rest goes on', async () => {
    const service = () => order('RecordServiceDelivered', { childId, service: 'COUNSELLING', sessions: 1, note: 'កំណត់ចំណាំ' });
    await recorded(service());
    let number = 0;
    const registering = async () => {
      const nameLatin = `Dara ${(number += 1)}`;
      return order('RegisterChild', { sex: 'MALE', districtCode: '1710', nameLatin, searchReceipt: await searchReceiptFor(user, nameLatin) });
    };
    const disk = full('vault');
    const refused = await firstWithoutRoom(registering);
    expect(await eventsOf(refused)).toBe(0);
    expect(await answerTo(service())).toBe('Recorded');
    expect([await status('dosvy', 'live'), await status('dosvy', 'ready')]).toEqual([200, 503]);
    disk.makeRoom();
    await recorded(refused);
    expect(await answerTo(refused)).toBe('Recorded');
    expect(await eventsOf(refused)).toBe(1);
  }, 60_000);
});
