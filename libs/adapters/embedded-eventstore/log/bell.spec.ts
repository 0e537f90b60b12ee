import { describe, expect, it } from '@jest/globals';
import { Bell } from './bell.js';

describe('a bell', () => {
  it('that was rung before somebody waits does not let them wait', async () => {
    const bell = new Bell();
    bell.ring();
    await expect(bell.wait()).resolves.toBeUndefined();
  });

  it('wakes who waits, once', async () => {
    const bell = new Bell();
    const first = bell.wait();
    bell.ring();
    await first;
    let woken = false;
    void bell.wait().then(() => (woken = true));
    await new Promise(setImmediate);
    expect(woken).toBe(false);
  });
});
