import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { build } from '../bus/killed-process.js';
import { seeded } from '../bus/seed.js';
import { say } from '../harness/say.js';
import { Tally } from './torture/tally.js';
import { torture } from './torture/torture.js';
import { World } from './torture/world.js';

const kills = 20;

// `npm run torture` does the same as often as one likes.
describe(`services, gateway, event store and databases, each in a process of its own, of which ${kills} are killed at random`, () => {
  let world: World;
  const random = seeded(`${kills} kills`);
  const tally = new Tally();

  beforeAll(async () => {
    await build();
    world = await World.create({ random });
  }, 120_000);
  afterAll(async () => {
    await world.remove();
    tally.lines().forEach(say);
  });

  it('keep every command that its caller was told of once in the log and once in the timeline, and come back by themselves', async () => {
    await torture({ kills, random, world, tally });
    expect(tally.faults).toEqual([]);
    expect(tally.told).toBeGreaterThanOrEqual(kills);
  }, 600_000);
});
