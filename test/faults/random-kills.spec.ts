import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startEmbeddedEventStore } from '#adapters/embedded-eventstore';
import { openEventStore } from '#adapters/eventstoredb';
import { startEmbeddedPostgres } from '#adapters/postgres';
import { seeded } from '../bus/seed.js';
import { askDatabase } from '../harness/ask-database.js';
import { cutPower } from '../harness/cut-power.js';
import { type DataFolder, newDataFolder } from '../harness/data-folder.js';
import { signIn, type User } from '../harness/graphql-client.js';
import { type Office, startOffice } from '../harness/office.js';
import { say } from '../harness/say.js';
import { wholeTimeline } from '../harness/whole-timeline.js';
import { searchReceiptFor } from '../privacy/telling.js';
import { latestOf, Ledger } from './ledger.js';

const kills = Number(process.env['RANDOM_KILLS'] ?? 4);
const callers = 8;
const children = 4;

describe(`an office with its database, killed ${kills} times in a burst of commands`, () => {
  let folder: DataFolder;
  let office: Office;
  let user: User;
  let ledger: Ledger;
  const childIds: string[] = [];
  const random = seeded(`${kills} kills`);

  beforeAll(async () => {
    folder = await newDataFolder('random-kills');
    office = await startOffice(folder.path);
    user = await signIn(office.url, 'dosvy-17');
    for (let child = 0; child < children; child += 1) {
      const nameLatin = `Dara ${'abcdefgh'[child]}`;
      const searchReceipt = await searchReceiptFor(user, nameLatin);
      childIds.push((await user.record('RegisterChild', { nameLatin, sex: 'MALE', districtCode: '1710', searchReceipt })).id);
    }
    ledger = new Ledger(user, childIds, random);
  }, 60_000);
  afterAll(async () => {
    await office.end();
    await folder.remove();
  });

  /** Every place in the log at which some child's timeline has an entry, the registrations left out. */
  async function inTimelines(atLeast?: string): Promise<readonly string[]> {
    const timelines = await Promise.all(childIds.map((childId) => wholeTimeline(user, childId, atLeast)));
    return timelines.flatMap((entries) => (entries ?? []).filter(({ kind }) => kind !== 'ChildRegistered').map(({ position }) => position));
  }

  /** The commands of all events as they lie in the event store's tables, the registrations left out. */
  const inLog = () =>
    askDatabase<{ readonly command: string; readonly position: string }>(
      folder.path,
      'events',
      `SELECT metadata::json->>'commandId' AS command, position::text FROM eventstore.events
        WHERE type <> 'children.ChildRegistered' ORDER BY events.position`,
    );

  it('loses no acknowledged command and doubles none, in the log and in the timeline', async () => {
    const working = Array.from({ length: callers }, () => ledger.caller());
    for (let kill = 1; kill <= kills; kill += 1) {
      const wanted = ledger.told.length + 5;
      while (ledger.told.length < wanted) await sleep(5);
      await sleep(random(400));
      const back = ledger.officeGone();
      await cutPower(office);
      const told = ledger.told.map(({ commandId }) => commandId);
      office = await startOffice(folder.path);
      user = await signIn(office.url, 'dosvy-17');
      const log = await inLog();
      const logged = log.map(({ command }) => command);
      expect(new Set(logged).size).toBe(logged.length);
      expect(told.filter((commandId) => !logged.includes(commandId))).toEqual([]);
      // What is in the log and was not told is what was on its way when the power went.
      expect(logged.length - told.length).toBeLessThanOrEqual(callers);
      const shown = await inTimelines(log.at(-1)?.position);
      expect(new Set(shown).size).toBe(shown.length);
      expect(shown.length).toBe(logged.length);
      back(user);
    }
    ledger.stop();
    await Promise.all(working);
    expect(ledger.contradictions).toEqual([]);
  }, 60_000 + kills * 15_000);

  it('has every command at the place that its caller was told, once', async () => {
    const told = ledger.told.map(({ position }) => position);
    const shown = [...(await inTimelines(latestOf(told)))].sort();
    expect(shown).toEqual(told.sort());
    await office.end();
    const cluster = await startEmbeddedPostgres({ folder: join(folder.path, 'postgres') });
    const server = await startEmbeddedEventStore({ databaseUrl: await cluster.database('events'), port: 0 });
    const eventStore = openEventStore({ connectionString: server.connectionString });
    const read: [unknown, string][] = [];
    for await (const item of eventStore.subscribe(undefined, AbortSignal.timeout(30_000))) {
      if (item.kind === 'caught-up') break;
      if (item.event.type !== 'children.ChildRegistered') read.push([item.event.metadata['commandId'], item.event.position.toString()]);
    }
    await eventStore.close();
    await server.stop();
    await cluster.stop();
    const inOrder = (pairs: readonly [unknown, string][]) => pairs.map((pair) => pair.join(' ')).sort();
    expect(inOrder(read)).toEqual(inOrder(ledger.told.map(({ commandId, position }) => [commandId, position])));
    say(`${kills} kills: ${ledger.told.length} commands told and ${ledger.repeats} sent again, each once in the log and in the timeline`);
  }, 60_000);
});
