import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '#testing';
import { say } from '../../harness/say.js';
import { wholeTimeline } from '../../harness/whole-timeline.js';
import { Ledger } from '../ledger.js';
import { faultsOf, headOf } from './compare.js';
import { Reader } from './reader.js';
import { newScene } from './scene.js';
import type { Tally } from './tally.js';
import type { World } from './world.js';

const callers = 5;
const readers = 2;
/** So many kills go by before everybody is let finish, and all is counted. */
const killsInARound = 20;
/** Commands that must be told as recorded before the next kill, most of the time. */
const progress = 3;
/** On a machine that has much else to do a part may take a minute to start. */
const patienceMs = 300_000;

export interface TortureOptions {
  readonly kills: number;
  readonly random: (below: number) => number;
  readonly world: World;
  readonly tally: Tally;
  /** Names of the parts to be killed; any where it is empty. */
  readonly only?: readonly string[];
}

/** Kills a random part at a random moment, again and again, while commands are given and timelines read. */
export async function torture({ kills, ...around }: TortureOptions): Promise<void> {
  for (let left = kills; left > 0 && around.tally.faults.length === 0; left -= killsInARound) {
    await round(Math.min(left, killsInARound), around);
    say(`${around.tally.kills} kills, ${around.tally.told} commands told as recorded`);
  }
}

async function round(kills: number, { random, world, tally, only }: Omit<TortureOptions, 'kills'>): Promise<void> {
  await world.settled();
  const scene = await newScene(world.url);
  // Asked before anything is killed: what a whole timeline is, every reader then knows.
  await Promise.all(scene.childIds.map((childId) => wholeTimeline(scene.user, childId)));
  const after = await headOf(world.databases.events.url);
  const ledger = new Ledger(scene.user, scene.childIds, random, scene.furtherWishes);
  const reading = scene.childIds.slice(0, readers).map((childId) => ({ childId, reader: new Reader(scene.user) }));
  const looking = reading.map(({ reader, childId }) => reader.read(childId, ledger));
  const calling = Array.from({ length: callers }, () => ledger.caller());

  try {
    for (let kill = 1; kill <= kills; ) {
      const victim = world.victim(random, only);
      // One time in five the next follows at once, into the middle of somebody's coming back.
      const waits = random(5) > 0;
      await sleep(random(400));
      if (!(await victim.kill())) continue;
      kill += 1;
      const killedAt = performance.now();
      tally.killed(victim.name);
      if (!waits) continue;
      const wanted = ledger.told.length + progress;
      await until(`commands are recorded after a kill of: ${victim.name}`, () => ledger.told.length >= wanted, patienceMs);
      tally.recovered(victim.name, performance.now() - killedAt);
    }
  } catch (error) {
    ledger.giveUp();
    throw error;
  } finally {
    ledger.stop();
    reading.forEach(({ reader }) => reader.stop());
  }
  await Promise.all([...calling, ...looking]);
  await world.settled();
  tally.counted(ledger, reading.map(({ reader }) => reader));
  tally.faults.push(...(await faultsOf(ledger, scene, world.databases.events.url, after)), ...world.deaths);
}
