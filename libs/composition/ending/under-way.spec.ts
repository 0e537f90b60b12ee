import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { UnderWay } from './under-way.js';

test('an end waits for what is under way, and not for longer than it is to', async () => {
  const told: string[] = [];
  const work = new UnderWay();
  const answered = work.run(() => sleep(50).then(() => told.push('answered')));
  const ended = work.ended().then(() => told.push('ended'));
  expect(work.ending).toBe(true);
  await Promise.all([answered, ended]);
  expect(told).toEqual(['answered', 'ended']);

  const stuck = new UnderWay();
  stuck.begin();
  const begun = performance.now();
  await stuck.ended();
  expect(performance.now() - begun).toBeGreaterThan(4_900);
});

test('where nothing is under way the end comes at once', async () => {
  const begun = performance.now();
  await new UnderWay().ended();
  expect(performance.now() - begun).toBeLessThan(100);
});
