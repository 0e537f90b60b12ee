import { describe, expect, it } from '@jest/globals';
import { ChildRegistered, ExternalIdentifierLinked } from '#contracts/children';
import { SubjectKeyDestroyed } from '#contracts/privacy';
import type { Clear, NewEvent } from '#kernel';
import { aRecordedEvent, anId, clearOf } from '#testing';
import { searchProjection } from './search.projection.js';
import { identifierTerm, searchTerm } from './terms.js';

function changesOf(event: NewEvent, clear: Clear = clearOf()) {
  const handler = searchProjection.handlers[event.contract.type];
  return typeof handler === 'function' ? handler(aRecordedEvent(event), clear) : [];
}

const childId = anId('child');
const tokensIn = (changes: ReturnType<typeof changesOf>) =>
  changes.flatMap((change) => (change.kind === 'put' && change.table === 'search_token' ? [change.key['token']] : []));

describe('search', () => {
  const registered = ChildRegistered.of({ childId, sex: 'FEMALE', nameLatin: 'Chan Sreyneang', phone: '012 345 678' });

  it('finds a child by each of its names and by its telephone number', () => {
    const clear = clearOf({ nameKhmer: 'ស្រីនាង', nameLatin: 'Sreyneang', phone: '012 345 678' });
    expect(tokensIn(changesOf(registered, clear))).toEqual(['token of ស្រីនាង', 'token of Sreyneang', `token of ${searchTerm('+855 12 345 678')}`]);
  });

  it('keeps the coded facts of a child whose name was erased, and no token', () => {
    const changes = changesOf(registered);
    expect(changes).toMatchObject([{ table: 'search_child', key: { child_id: childId }, row: { sex: 'FEMALE' } }]);
  });

  it("finds a child by another system's number, with or without knowing whose it is", () => {
    const linked = ExternalIdentifierLinked.of({ childId, system: 'PRIMERO_DISPLAY', value: 'kps-2012/044' });
    const tokens = tokensIn(changesOf(linked, clearOf({ value: 'kps-2012/044' })));
    expect(tokens).toEqual([`token of ${searchTerm('KPS 2012 044'.toLowerCase())}`, `token of ${identifierTerm('PRIMERO_DISPLAY', 'kps-2012/044')}`]);
    expect(tokensIn(changesOf(linked))).toEqual([]);
  });

  it("forgets all tokens of a child when its identity is erased, and none for any other class", () => {
    const erased = (dataClass: 'child-identity' | 'case-plan') =>
      changesOf(SubjectKeyDestroyed.of({ subjectId: childId, dataClass, legalBasis: 'COURT_ORDER' }));
    expect(erased('child-identity')).toEqual([{ kind: 'drop', table: 'search_token', where: { child_id: childId } }]);
    expect(erased('case-plan')).toEqual([]);
  });
});

describe('a search term', () => {
  it('is the same number however it is written', () => {
    const written = ['012 345 678', '+855 12 345 678', '0085512345678', '០១២៣៤៥៦៧៨'];
    expect(new Set(written.map(searchTerm)).size).toBe(1);
  });

  it('is the name where there is no digit in it', () => {
    expect(searchTerm('Chan Sreyneang')).toBe('Chan Sreyneang');
  });

  it('tells the same number of two systems apart', () => {
    expect(identifierTerm('OSCAR', '17')).not.toBe(identifierTerm('PRIMERO', '17'));
  });
});
