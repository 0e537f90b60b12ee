import { expect, test } from '@jest/globals';
import { groupCommit } from './group-commit.js';

/** A write whose end the test decides. */
function heldWrite() {
  const groups: (readonly number[])[] = [];
  const ends: ((error?: Error) => void)[] = [];
  const write = (items: readonly number[]) =>
    new Promise<void>((resolve, reject) => {
      groups.push(items);
      ends.push((error) => (error === undefined ? resolve() : reject(error)));
    });
  const end = async (error?: Error) => {
    ends.shift()?.(error);
    await new Promise(setImmediate);
  };
  return { groups, write, end };
}

test('those who come while a write is under way go together in the next, up to the limit', async () => {
  const { groups, write, end } = heldWrite();
  const add = groupCommit(write, 4);
  const all = Promise.all([[1], [2, 3], [4], [5, 6, 7], [8]].map((items) => add(items)));
  for (let n = 0; n < 3; n += 1) await end();
  await all;
  expect(groups).toEqual([[1], [2, 3, 4], [5, 6, 7, 8]]);
});

test('one caller with more than the limit is written whole, and alone', async () => {
  const { groups, write, end } = heldWrite();
  const add = groupCommit(write, 2);
  const all = Promise.all([[1], [2, 3, 4], [5]].map((items) => add(items)));
  for (let n = 0; n < 3; n += 1) await end();
  await all;
  expect(groups).toEqual([[1], [2, 3, 4], [5]]);
});

test('a failed write fails those who were in it and nobody else', async () => {
  const { write, end } = heldWrite();
  const add = groupCommit(write, 10);
  const outcomes = Promise.allSettled([[1], [2], [3]].map((items) => add(items)));
  await end();
  await end(new Error('disk full'));
  const late = add([4]);
  await end();
  await late;
  expect((await outcomes).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
});
