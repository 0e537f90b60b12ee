import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anId } from '#testing';
import { type Contact, inTheWay, isClear, type KnownContact } from './in-the-way.js';

const limits = { planJointlyWithinDays: 3, overloadWithinDays: 7, overloadAbove: 3 };
const known = (changes: Partial<KnownContact> = {}): KnownContact => ({
  contactId: anId(`contact ${JSON.stringify(changes)}`), childId: anId('child'), source: 'FIXED', kind: 'TALK', unit: 'ngo-a', withUnits: [], on: '2026-03-06', ...changes,
});
const wants = (changes: Partial<Contact> = {}): Contact => ({ contactId: '', unit: 'ahtjp-17', kind: 'TALK', withUnits: [], on: '2026-03-06', ...changes });
const among = (list: readonly KnownContact[], wanted = wants()) => inTheWay(list, wanted, limits);
const at = (from: string, minutes: number) => ({ from, minutes });

describe('what stands in the way of a contact', () => {
  it('is nothing where nobody wants the child within days', () => {
    expect(isClear(among([known({ on: '2026-03-10' }), known({ on: '2026-03-02' })]))).toBe(true);
  });

  it('is whatever is on that day, unless both are known to be at other hours', () => {
    const morning = known({ time: at('09:00', 60) });
    expect(among([known()]).clashes).toEqual([known()]);
    expect(among([morning]).clashes).toEqual([morning]);
    expect(among([morning], wants({ time: at('09:59', 5) })).clashes).toEqual([morning]);
    for (const time of [at('10:00', 30), at('08:00', 60)]) expect(among([morning], wants({ time })).clashes).toEqual([]);
    expect(among([known({ unit: 'ahtjp-17' })]).clashes).toHaveLength(1);
  });

  it('is another unit that wants the child within days of it, also over the end of a month', () => {
    const units = (on: string) => among([known({ on: '2026-02-27' })], wants({ on })).planJointlyWith;
    expect(['2026-02-23', '2026-02-24', '2026-03-02', '2026-03-03'].map(units)).toEqual([[], ['ngo-a'], ['ngo-a'], []]);
    expect(among([known({ on: '2026-03-07' }), known({ on: '2026-03-05' }), known({ unit: 'dosvy-17' })]).planJointlyWith).toEqual(['dosvy-17', 'ngo-a']);
  });

  it('is no unit that takes part, and not the unit itself', () => {
    const near = [known({ on: '2026-03-07' }), known({ on: '2026-03-08', unit: 'ahtjp-17' })];
    expect(isClear(among(near, wants({ withUnits: ['ngo-a'] })))).toBe(true);
  });

  it('is that there would be too many in any week around the day, whosever they are', () => {
    const on = (...days: readonly string[]) => days.map((day, index) => known({ contactId: anId(`${index}`), on: `2026-03-${day}`, unit: 'ahtjp-17' }));
    expect(among(on('01', '02')).overload).toBe(false);
    expect(among(on('01', '02', '03')).overload).toBe(true);
    expect(among(on('03', '09', '12')).overload).toBe(false);
    expect(among(on('07', '09', '12')).overload).toBe(true);
    expect(among(on('06', '06', '06'), wants({ time: at('09:00', 5) })).overload).toBe(true);
  });

  it('is not the same contact under another name: its own interview, hearing or visit, now with a time', () => {
    const mine = (changes: Partial<KnownContact>) => known({ unit: 'ahtjp-17', ...changes });
    expect(isClear(among([mine({ source: 'INTERVIEW_PLANNED' })]))).toBe(true);
    expect(among([mine({ source: 'INTERVIEW_PLANNED', kind: 'VISIT' })]).clashes).toHaveLength(1);
    const due = known({ source: 'VISIT_DUE', kind: 'VISIT', on: '2026-03-08' });
    const visit = wants({ unit: 'ngo-a', kind: 'VISIT' });
    const two = [mine({ contactId: anId('one'), on: '2026-03-09' }), mine({ contactId: anId('two'), on: '2026-03-10' })];
    expect(among([due, ...two], visit).overload).toBe(false);
    // For the others too it is one contact, not a visit that is due and a visit that is fixed.
    const fixed = known({ kind: 'VISIT', on: '2026-03-07' });
    expect(among([due, fixed, ...two], wants({ unit: 'dosvy-17' })).overload).toBe(true);
    expect(among([due, fixed, ...two.slice(0, 1)], wants({ unit: 'dosvy-17' })).overload).toBe(false);
  });

  it('never is the contact itself, and stands in the way of both alike', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((number) => `2026-03-${String(number).padStart(2, '0')}`);
    const time = fc.option(fc.record({ from: fc.constantFrom('08:00', '09:30', '14:00'), minutes: fc.integer({ min: 5, max: 300 }) }), { nil: undefined });
    const contact = (unit: string) => fc.record({ on: day, time }).map((drawn) => known({ ...drawn, unit, contactId: anId(unit) }));
    fc.assert(
      fc.property(contact('ngo-a'), contact('ahtjp-17'), (one, other) => {
        const [forOne, forOther] = [among([one, other], one), among([one, other], other)];
        expect(forOne.clashes.length).toBe(forOther.clashes.length);
        expect(forOne.planJointlyWith.length).toBe(forOther.planJointlyWith.length);
        expect(isClear(among([one], one))).toBe(true);
      }),
    );
  });
});
