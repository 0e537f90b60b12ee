import { parseArgs } from 'node:util';
import { newDataFolder } from '../harness/data-folder.js';
import { startOffice } from '../harness/office.js';
import { say } from '../harness/say.js';
import { shares } from './inputs.js';
import { Offices } from './offices.js';
import { writePage } from './page.js';
import { syntheticProvince } from './province.js';
import { figuresFrom, simulate } from './simulate.js';
import { tableOf, waitsByCapacity } from './table.js';

// `npm run simulation -- --children 1000 --seed 2009 --write`: a province that does not exist, played by habit and through the product.
const { values } = parseArgs({
  options: { children: { type: 'string', default: '1000' }, seed: { type: 'string', default: '2009' }, write: { type: 'boolean', default: false } },
});
const [size, seed] = [Number(values.children), Number(values.seed)];
const begun = performance.now();
const minutes = () => ((performance.now() - begun) / 60_000).toFixed(1);
const folder = await newDataFolder('simulation');
const office = await startOffice(folder.path);
try {
  const children = syntheticProvince(seed, size);
  const wishes = children.reduce((sum, { intents }) => sum + intents.length, 0);
  const done = await simulate(children, shares, await Offices.of(office.url), (day) => {
    if (day % 14 === 0) say(`day ${day} after ${minutes()} minutes`);
  });
  const { unchecked, product } = figuresFrom(done);
  const run = `${size} children, ${wishes} wishes to interview again, seed ${seed}; ${shares.length} times through the product in ${minutes()} minutes.`;
  const table = [run, tableOf(unchecked, product, shares), await waitsByCapacity(children)].join('\n\n');
  say(table);
  if (values.write) await writePage(table);
} finally {
  await office.end();
  await folder.remove();
}
