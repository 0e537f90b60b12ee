import { expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { parallel } from './parallel.js';

test('all tasks run, and never more at a time than allowed', async () => {
  let running = 0;
  let most = 0;
  let done = 0;
  const task = async () => {
    running += 1;
    most = Math.max(most, running);
    await sleep(2);
    running -= 1;
    done += 1;
  };
  await parallel(3, Array.from({ length: 10 }, () => task));
  expect({ done, most }).toEqual({ done: 10, most: 3 });
});

test('after a failure no other task begins, and the failure is told', async () => {
  let begun = 0;
  const task = async () => {
    begun += 1;
    await sleep(1);
    if (begun >= 2) throw new Error('refused');
  };
  await expect(parallel(2, Array.from({ length: 50 }, () => task))).rejects.toThrow('refused');
  await sleep(20);
  expect(begun).toBeLessThan(6);
});
