import { describe, expect, it } from '@jest/globals';
import { commands, policyCommands } from '#contracts/all';
import { commandTable } from './commanding.js';
import { policyMay, policyTable } from './policies.js';

describe('what the policies of the product may do', () => {
  it('is what is given by policies, and no role has any of it', () => {
    const given = policyCommands.map(({ name }) => name);
    expect(Object.values(policyTable).flat().sort()).toEqual([...given].sort());
    expect(given.filter((name) => name in commandTable)).toEqual([]);
    expect(policyCommands.every(({ by }) => by === 'policy')).toBe(true);
  });

  it('is nothing that people give', () => {
    expect(commands.filter(({ by }) => by === 'policy')).toEqual([]);
    for (const name of Object.keys(policyTable)) for (const command of commands) expect(policyMay(name, command.name)).toBe(false);
  });

  it('is no other policy’s part', () => {
    expect(policyMay('remind-when-unanswered', 'EscalateReferral')).toBe(false);
    expect(policyMay('refer-to-dosvy-when-trafficking-alleged', 'SendReferral')).toBe(false);
    expect(policyMay('remind-when-forged', 'RemindReferral')).toBe(false);
  });
});
