import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { need, needs } from './need.js';

const silent = () => new Promise<never>(() => undefined);

test('what answers is there, what fails or throws is not', async () => {
  expect(await needs({ there: need(() => Promise.resolve('yes')), failing: need(() => Promise.reject(new Error('no'))), told: () => true })).toEqual({
    there: true,
    failing: false,
    told: true,
  });
});

test('what says nothing is not there, and that is known within three seconds however much of it is asked', async () => {
  const begun = performance.now();
  expect(await needs({ one: need(silent), other: need(silent) })).toEqual({ one: false, other: false });
  expect(performance.now() - begun).toBeLessThan(3_000);
});

test('many who ask put one question, and the next one is put when that is answered', async () => {
  let questions = 0;
  const asked = need(async () => {
    questions += 1;
    await sleep(20);
  });
  expect(await Promise.all([asked(), asked(), asked()])).toEqual([true, true, true]);
  expect(questions).toBe(1);
  await asked();
  expect(questions).toBe(2);
});
