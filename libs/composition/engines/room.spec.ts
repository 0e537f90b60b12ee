import { describe, expect, it } from '@jest/globals';
import { NoRoomLeft } from '#kernel';
import { Room } from './room.js';

describe('room to keep what is told', () => {
  it('is there until a store says that it is full, and counts as there again when nobody has said so for ten seconds', async () => {
    let now = 0;
    let answer = (): Promise<string> => Promise.reject(new NoRoomLeft('the store'));
    const told: unknown[] = [];
    const room = new Room(({ fields }) => told.push(fields), () => now);
    const keep = room.watch('key-vault', (_what: string) => answer());
    expect(room.isThere()).toBe(true);
    await expect(keep('one')).rejects.toThrow(NoRoomLeft);
    expect(room.isThere()).toBe(false);
    now = 8_000;
    await expect(keep('two')).rejects.toThrow(NoRoomLeft);
    expect(told).toEqual([{ store: 'key-vault' }]);
    now = 18_000;
    expect(room.isThere()).toBe(false);
    now = 18_001;
    expect(room.isThere()).toBe(true);
    answer = () => Promise.resolve('kept');
    expect(await keep('three')).toBe('kept');
    expect(room.isThere()).toBe(true);
  });

  it('has nothing to do with other failures', async () => {
    const room = new Room(() => undefined);
    await expect(room.watch('event-store', () => Promise.reject(new Error('away')))()).rejects.toThrow('away');
    expect(room.isThere()).toBe(true);
  });
});
