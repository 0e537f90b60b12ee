import { describe, expect, it } from '@jest/globals';
import { WayForward } from '#contracts/interviews';
import { type Role, roles } from '#kernel';
import { waysOf } from './ways-forward.js';

const all = WayForward.options;
const { VIEW_RECORDING: view, READ_SUMMARY: read, SEND_QUESTIONS: send, JOIN_PLANNED_SESSION: join } = WayForward.enum;

/** Written by hand from the table of who may see what, and who may do what. */
const expected: Readonly<Partial<Record<Role, readonly string[]>>> = {
  'police-district': [view, send, join],
  'ahtjp-provincial': all,
  dosvy: all,
  ngo: [read, send, join],
  'court-liaison': all,
  lawyer: all,
};

describe('the ways around a second interview', () => {
  it.each(roles)('are told to %s as far as that role can ever go them', (role) => {
    expect(waysOf(role, all)).toEqual(expected[role] ?? []);
  });
});
