import { describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { AppendSlots } from './append-slots.js';

describe('append slots', () => {
  it('let no more than so many run at once, and all of them in the end, failed ones too', async () => {
    const slots = new AppendSlots(3);
    let running = 0;
    let most = 0;
    const work = async (n: number) => {
      most = Math.max(most, (running += 1));
      await pause(1);
      running -= 1;
      if (n % 2 === 0) throw new Error('failed');
      return n;
    };
    const results = await Promise.allSettled(Array.from({ length: 20 }, (_, n) => slots.run(() => work(n))));
    expect(most).toBe(3);
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(10);
    expect(await slots.run(() => work(1))).toBe(1);
  });
});
