import { parseArgs } from 'node:util';
import { seeded } from '../../bus/seed.js';
import { say } from '../../harness/say.js';
import { Tally } from './tally.js';
import { torture } from './torture.js';
import { World } from './world.js';

// `npm run torture -- --kills 1000 --seed 7 --only gateway,court`
const { values } = parseArgs({ options: { kills: { type: 'string', default: '100' }, seed: { type: 'string' }, only: { type: 'string', default: '' } } });
const kills = Number(values.kills);
const random = seeded(`${kills} kills`, values.seed);
const begun = performance.now();
const tally = new Tally();
const world = await World.create(random);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void world.remove().then(() => process.exit(130)));
try {
  await torture({ kills, random, world, tally, only: values.only.split(',').filter((name) => name !== '') });
} catch (error) {
  tally.faults.push(error instanceof Error ? error.message : 'it failed');
} finally {
  await world.remove();
}
tally.lines().forEach(say);
tally.faults.forEach((fault) => say(`FAULT: ${fault}`));
const minutes = ((performance.now() - begun) / 60_000).toFixed(1);
say(`${kills} kills in ${minutes} minutes: ${tally.faults.length === 0 ? 'nothing lost, nothing twice' : `${tally.faults.length} faults`}`);
process.exitCode = tally.faults.length === 0 ? 0 : 1;
