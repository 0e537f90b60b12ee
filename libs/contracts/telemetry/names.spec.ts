import { expect, test } from '@jest/globals';
import { commands, events } from '#contracts/all';
import { generalRejections, word } from '#kernel';
import { metrics } from './metrics.js';

test('every command, rejection and event has a name that figures, traces and the log can tell', () => {
  const rejections = [...generalRejections, ...commands.flatMap((command) => command.rejections)];
  const names = [...commands, ...rejections].map(({ name }) => name).concat(Object.values(events).map(({ type }) => type));
  expect(names.filter((name) => word(name) !== name)).toEqual([]);
});

test('every figure has a name of its own, with its unit, and labels of one word', () => {
  const all = Object.values(metrics);
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
  for (const { name, unit, labels } of all) {
    expect(name).toMatch(unit === 's' ? /^toldonce\.[a-z._]+\.seconds$/ : /^toldonce\.[a-z._]+$/);
    for (const label of labels) expect(label).toMatch(/^[a-z]+$/);
  }
});
