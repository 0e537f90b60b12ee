import { cpus, totalmem } from 'node:os';
import { say } from '../harness/say.js';
import { comparisons } from './comparisons.js';
import { inTurns } from './measure.js';
import { openScene } from './scene.js';

// `npm run bench`, or `npm run bench -- outlook`: what the product costs, as a ratio to what the same PostgreSQL does without it in the same minutes.
const ms = (value: number) => `${value.toFixed(1)} ms`;
const scene = await openScene();
try {
  say(`${cpus().length} × ${cpus()[0]?.model ?? 'processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node.js ${process.version}; medians of five rounds`);
  const wanted = process.argv.slice(2);
  for (const [comparison, prepare] of Object.entries(comparisons)) {
    if (wanted.length > 0 && !wanted.includes(comparison)) continue;
    const { title, contenders } = await prepare(scene);
    for (const callers of [1, 8]) {
      say(`\n${title}, ${callers === 1 ? 'one caller' : `${callers} callers`}`);
      const figures = await inTurns(contenders, callers);
      for (const [index, { name }] of contenders.entries()) {
        const [bound, own] = [figures[0], figures[index]];
        if (bound === undefined || own === undefined) continue;
        const ratio = index === 0 ? 'the bound' : `${(own.perSecond / bound.perSecond).toFixed(2)} of it, p99 ${(own.p99 / bound.p99).toFixed(1)} times`;
        say(`  ${name.padEnd(62)} ${own.perSecond.toFixed(0).padStart(6)}/s  p50 ${ms(own.p50)}  p95 ${ms(own.p95)}  p99 ${ms(own.p99)}  ${ratio}`);
      }
    }
  }
} finally {
  await scene.remove();
}
