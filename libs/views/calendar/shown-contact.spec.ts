import { describe, expect, it } from '@jest/globals';
import type { Relation } from '#access';
import type { ContactKind, KnownContact } from '#contracts/contacts';
import type { Role } from '#kernel';
import { anActor, anId, aReference } from '#testing';
import { shownCalendar, shownContact } from './shown-contact.js';

const known = (changes: Partial<KnownContact> = {}): KnownContact => ({
  contactId: anId(`contact ${JSON.stringify(changes)}`), childId: anId('child'), source: 'FIXED', kind: 'TALK', unit: 'dosvy-17', withUnits: [], on: '2026-03-06', ...changes,
});
const looks = (unit: string, role: Role, ...relations: readonly Relation[]) => ({ actor: anActor({ unit, role }), relations });
const ahtjp = looks('ahtjp-17', 'ahtjp-provincial', 'own-province');
const ngo = looks('ngo-a', 'ngo', 'referral-accepted');
const kindFor = (kind: ContactKind, looker: typeof ngo) => shownContact(known({ kind, unit: 'court-17' }), looker).kind;

describe('a contact as others see it', () => {
  it('is a day, a time and a unit for all who work with the child; what for, by the class of what comes of it', () => {
    const kinds = ['TALK', 'EXAM', 'HEARING', 'VISIT'] as const;
    expect(kinds.map((kind) => kindFor(kind, ahtjp))).toEqual(['TALK', null, 'HEARING', null]);
    expect(kinds.map((kind) => kindFor(kind, ngo))).toEqual(['TALK', null, null, null]);
    expect(kinds.map((kind) => kindFor(kind, looks('police-1710', 'police-district', 'own-case')))).toEqual([null, null, null, null]);
    expect(kinds.map((kind) => kindFor(kind, looks('dosvy-17', 'dosvy', 'own-province')))).toEqual(['TALK', null, null, 'VISIT']);
    expect(kinds.map((kind) => kindFor(kind, looks('court-05', 'court-liaison', 'court-case')))).toEqual(['TALK', 'EXAM', 'HEARING', null]);
  });

  it('keeps to itself by whom and from where it is known, where its kind is withheld', () => {
    const shown = shownContact(known({ contactId: 'child.W1', source: 'VISIT_DUE', kind: 'VISIT', withUnits: ['dosvy-05'] }), ahtjp);
    expect(shown).toEqual({ id: null, unit: 'dosvy-17', on: '2026-03-06', time: null, mine: false, kind: null, source: null, withUnits: null });
  });

  it('tells who takes part to those alone who may know all that comes of it', () => {
    const talk = known({ withUnits: ['court-17'] });
    expect([shownContact(talk, ahtjp).withUnits, shownContact(talk, ngo).withUnits]).toEqual([['court-17'], null]);
  });

  it('is whole for the unit whose it is', () => {
    expect(shownContact(known({ unit: 'ngo-a', kind: 'EXAM' }), ngo)).toMatchObject({ mine: true, kind: 'EXAM', source: 'FIXED', withUnits: [] });
  });
});

describe('the calendar', () => {
  const asked = { from: '2026-03-04', until: '2026-03-20', today: '2026-03-05', reference: aReference };
  const list = [
    known({ on: '2026-03-03', unit: 'ngo-a' }), known({ on: '2026-03-04', unit: 'ngo-a' }), known(), known({ on: '2026-03-06', unit: 'ngo-a' }),
    known({ on: '2026-03-09', withUnits: ['ngo-a'] }), known({ on: '2026-03-21' }),
  ];

  it('has the days asked for, each once, the first one first', () => {
    expect(shownCalendar(list, asked, ngo).map(({ on, contacts }) => [on, contacts.length])).toEqual([['2026-03-04', 1], ['2026-03-06', 2], ['2026-03-09', 1]]);
    expect(shownCalendar(list, { ...asked, from: '2026-03-22' }, ngo)).toEqual([]);
  });

  it('tells what stands in the way of one’s own contacts to come, and of no others', () => {
    const told = shownCalendar(list, asked, ngo).flatMap(({ contacts }) => contacts.map(({ unit, inTheWay }) => [unit, inTheWay?.planJointlyWith ?? null]));
    expect(told).toEqual([['ngo-a', null], ['dosvy-17', null], ['ngo-a', ['dosvy-17']], ['dosvy-17', []]]);
  });
});
