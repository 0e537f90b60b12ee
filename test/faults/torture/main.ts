import { parseArgs } from 'node:util';
import { canStartBroker } from '../../bus/kafka-broker.js';
import { seeded } from '../../bus/seed.js';
import { say } from '../../harness/say.js';
import { Tally } from './tally.js';
import { torture } from './torture.js';
import { World } from './world.js';

// `npm run torture -- --kills 1000 --seed 7 --only gateway,court --bus direct`
const { values } = parseArgs({ options: { kills: { type: 'string', default: '100' }, seed: { type: 'string' }, only: { type: 'string', default: '' }, bus: { type: 'string', default: canStartBroker ? 'kafka' : 'direct' } } });
const kills = Number(values.kills);
const random = seeded(`${kills} kills`, values.seed);
const bus = values.bus === 'kafka' ? 'kafka' : 'direct';
const begun = performance.now();
const tally = new Tally();
const world = await World.create({ random, bus });
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void world.remove().then(() => process.exit(130)));
try {
  await torture({ kills, random, world, tally, only: values.only.split(',').filter((name) => name !== '') });
} catch (error) {
  tally.faults.push(error instanceof Error ? error.message : 'it failed', ...world.deaths);
} finally {
  await world.remove();
}
tally.lines().forEach(say);
say(`${world.vainStarts} starts in vain, for what the program needs was not there yet`);
tally.faults.forEach((fault) => say(`FAULT: ${fault}`));
const minutes = ((performance.now() - begun) / 60_000).toFixed(1);
say(`${tally.kills} kills in ${minutes} minutes, policies listening to ${bus === 'kafka' ? 'Kafka' : 'the event store'}: ${tally.faults.length === 0 ? 'nothing lost, nothing twice' : `${tally.faults.length} faults`}`);
process.exitCode = tally.faults.length === 0 ? 0 : 1;
