import { afterEach, beforeAll, expect, it } from '@jest/globals';
import { build } from '../bus/killed-process.js';
import { signIn } from '../harness/graphql-client.js';
import { parkListAndReplay } from './replay.js';
import { World } from './world.js';

let world: World;
beforeAll(() => build());
afterEach(() => world.remove());

it('an office without Kafka parks what a policy cannot handle, shows it on the command line, and has it handled once mended', async () => {
  world = await World.create({ answer: 1, stale: 1_000 });
  const office = await world.start();
  await parkListAndReplay(world, await signIn(office.url, 'ahtjp-17'));
  const each = ['ReferralAnswerReminded', 'ReferralSent'];
  expect((await world.recorded()).toSorted()).toEqual(each.flatMap((kind) => [kind, kind, kind, kind]));
}, 120_000);
