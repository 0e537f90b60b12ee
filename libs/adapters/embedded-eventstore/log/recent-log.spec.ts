import { describe, expect, it, jest } from '@jest/globals';
import { RecentLog } from './recent-log.js';

const entry = (position: number, bytes = 1) => ({ position, stream: 's', revision: position, type: 'T', frame: Buffer.alloc(bytes) });
const entries = (from: number, count: number, bytes?: number) => Array.from({ length: count }, (_, n) => entry(from + n, bytes));
const positions = (found: readonly { position: number }[] | undefined) => found?.map(({ position }) => position);

describe('the newest part of the log', () => {
  it('gives what follows a position, up to a limit', () => {
    const log = new RecentLog(100, 1_000);
    log.publish(entries(0, 5));
    expect(positions(log.after(-1, 100))).toEqual([0, 1, 2, 3, 4]);
    expect(positions(log.after(1, 2))).toEqual([2, 3]);
    expect(positions(log.after(4, 100))).toEqual([]);
    expect(log.head).toBe(4);
  });

  it.each([
    ['too many events', new RecentLog(8, 1_000_000), entries(0, 20)],
    ['too many bytes', new RecentLog(1_000, 800), entries(0, 20, 100)],
  ])('forgets the oldest of %s and says so to whoever asks for them', (_, log, all) => {
    log.publish(all);
    expect(log.after(-1, 100)).toBeUndefined();
    expect(positions(log.after(13, 100))).toEqual([14, 15, 16, 17, 18, 19]);
  });

  it('is empty after a restart: what came before must be read from the tables', () => {
    const log = new RecentLog(100, 1_000);
    log.publish(entries(0, 5));
    log.restart(7);
    expect(log.after(4, 100)).toBeUndefined();
    expect(positions(log.after(7, 100))).toEqual([]);
    log.publish(entries(8, 2));
    expect(positions(log.after(7, 100))).toEqual([8, 9]);
    expect(log.after(6, 100)).toBeUndefined();
  });

  it('calls its listeners after each change until they are taken off', () => {
    const log = new RecentLog(100, 1_000);
    const listener = jest.fn();
    const silence = log.onChange(listener);
    log.publish(entries(0, 1));
    log.restart(5);
    silence();
    log.publish(entries(6, 1));
    expect(listener).toHaveBeenCalledTimes(2);
  });
});
