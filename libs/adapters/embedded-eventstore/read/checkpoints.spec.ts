import { describe, expect, it } from '@jest/globals';
import { Checkpoints } from './checkpoints.js';

describe('checkpoints of a filtered subscription', () => {
  it('are due after so many events that were looked at', () => {
    const checkpoints = new Checkpoints(3);
    expect([10, 11, 12, 13, 14, 15].map((position) => checkpoints.due(position))).toEqual([false, false, true, false, false, true]);
  });

  it('are due at the end, unless its position was told already', () => {
    const checkpoints = new Checkpoints(2);
    expect([checkpoints.due(0), checkpoints.due(1), checkpoints.dueAtEnd(1)]).toEqual([false, true, false]);
    expect([checkpoints.due(2), checkpoints.dueAtEnd(2), checkpoints.dueAtEnd(2)]).toEqual([false, true, false]);
  });

  it('are never due in an empty log', () => {
    expect(new Checkpoints(1).dueAtEnd(-1)).toBe(false);
  });
});
