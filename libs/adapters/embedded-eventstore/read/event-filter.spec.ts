import { describe, expect, it } from '@jest/globals';
import { eventFilter, type FilterRule } from './event-filter.js';

const events = [
  { stream: 'case-1', type: 'case.Opened' },
  { stream: 'child-1', type: 'child.Registered' },
  { stream: 'casebook-1', type: '$metadata' },
];
const passing = (rule: Partial<FilterRule>) =>
  events.filter(eventFilter({ on: 'stream', prefixes: [], regex: '', ...rule })).map((event) => event.stream);

describe('a filter on the log', () => {
  it.each<[string, Partial<FilterRule>, string[]]>([
    ['streams by prefix', { prefixes: ['case-'] }, ['case-1']],
    ['streams by any of several prefixes', { prefixes: ['case-', 'child-'] }, ['case-1', 'child-1']],
    ['types by prefix', { on: 'type', prefixes: ['child.'] }, ['child-1']],
    ['streams by regular expression', { regex: '^case' }, ['case-1', 'casebook-1']],
    ['types by regular expression, as where the system types are left out', { on: 'type', regex: '^[^$].*' }, ['case-1', 'child-1']],
    ['everything without a rule', {}, ['case-1', 'child-1', 'casebook-1']],
  ])('passes %s', (_, rule, expected) => {
    expect(passing(rule)).toEqual(expected);
  });

  it('cannot be made of an expression that cannot be read', () => {
    expect(() => eventFilter({ on: 'type', prefixes: [], regex: '(' })).toThrow(SyntaxError);
  });
});
