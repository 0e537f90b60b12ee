import { describe, expect, it } from '@jest/globals';
import type { Actor, Role } from '#kernel';
import { mayDo } from './commanding.js';
import type { Standing } from './relations.js';

const childId = '3f0e8f7a-2b1c-5d4e-8f9a-0b1c2d3e4f5a';
const unit = (id: string, role: Role, province?: string): Actor => ({ id: 'u-1', agency: 'agency', unit: id, role, ...(province === undefined ? {} : { province }) });
const stands = (holder: string, relation: Standing['relation']): Standing => ({ childId, holder, relation, source: 'source' });

describe('taking a referral back', () => {
  const standing = [stands('province:17', 'own-province'), stands('unit:ngo-a', 'referral-accepted'), stands('unit:ngo-b', 'referral-accepted')];
  const may = (actor: Actor) =>
    mayDo({ command: 'RevokeReferral', actor, childIds: [childId], standing: { sender: 'ngo-a', receiver: 'ngo-b' }, facts: { standing } });

  it('is its sender’s, and no receiver’s and nobody else’s', () => {
    expect(may(unit('ngo-a', 'ngo'))).toBe(true);
    expect([may(unit('ngo-b', 'ngo')), may(unit('ngo-c', 'ngo')), may(unit('ahtjp-17', 'ahtjp-provincial', '17'))]).toEqual([false, false, false]);
  });

  it('is social affairs’ of the child’s province too, whoever passed the child on to whom', () => {
    expect(may(unit('dosvy-17', 'dosvy', '17'))).toBe(true);
    expect([may(unit('dosvy-05', 'dosvy', '05')), may(unit('mosvy-national', 'dosvy'))]).toEqual([false, false]);
  });
});

describe('recording a session of an interview', () => {
  const standing = [stands('province:17', 'own-province'), stands('unit:ngo-a', 'referral-accepted'), stands('unit:court-17', 'court-case')];
  const may = (actor: Actor, command: string) => mayDo({ command, actor, childIds: [childId], standing: { participant: ['ahtjp-05', 'ngo-b'] }, facts: { standing } });

  it('is open to police and social affairs of another place whom the lead has in its plan, who still may plan none', () => {
    const joined = unit('ahtjp-05', 'ahtjp-provincial', '05');
    expect([may(joined, 'HoldInterviewSession'), may(joined, 'PlanInterviewSeries')]).toEqual([true, false]);
    expect([may(unit('ahtjp-06', 'ahtjp-provincial', '06'), 'HoldInterviewSession'), may(unit('ngo-b', 'ngo'), 'HoldInterviewSession')]).toEqual([false, false]);
  });

  it('is open to everybody else who may plan an interview, and to nobody else', () => {
    for (const [id, role] of [['ahtjp-17', 'ahtjp-provincial'], ['dosvy-17', 'dosvy'], ['ngo-a', 'ngo'], ['court-17', 'court-liaison']] as const) {
      const actor = unit(id, role, '17');
      expect([id, may(actor, 'HoldInterviewSession')]).toEqual([id, ['ahtjp-17', 'dosvy-17'].includes(id)]);
      expect(may(actor, 'PlanInterviewSeries')).toBe(may(actor, 'HoldInterviewSession'));
    }
  });
});
