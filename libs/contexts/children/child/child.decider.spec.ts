import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ChildRegistered, RegisterChild } from '#contracts/children';
import { anId, anySequence, story, theFacts } from '#testing';
import { child } from './child.decider.js';

const facts = theFacts();
const girl = { nameKhmer: 'ចាន់ ស្រីនាង', sex: 'FEMALE', districtCode: '1710', searchReceipt: 'receipt' };
const register = (changes: object) => story(child).when('RegisterChild', { input: { ...girl, ...changes }, facts });

describe('a child', () => {
  it('is made known under a name, even an unsure one', () => {
    const { searchReceipt: _proof, ...known } = girl;
    expect(register({}).events).toEqual([{ type: 'children.ChildRegistered', data: { ...known, childId: anId('it') } }]);
    expect(RegisterChild.input.safeParse({ ...girl, nameKhmer: undefined }).success).toBe(false);
  });

  it('is not made known before it was searched for', () => {
    const told = story(child).when('RegisterChild', { input: girl, facts: theFacts({ provesSearch: () => false }) });
    expect(told.rejection?.name).toBe('SearchFirst');
  });

  it('has the age in completed years that its birth date gives on that day', () => {
    const age = (birthDate: string) => register({ birthDate }).events[0]?.data['ageYears'];
    expect(age('2012-03-02')).toBe(14);
    expect(age('2012-03-03')).toBe(13);
    expect(age('2026-03-02')).toBe(0);
  });

  it('was born before it became known, and less than eighteen years before', () => {
    expect(register({ birthDate: '2026-03-03' }).rejection).toMatchObject({ name: 'InvalidInput', fields: { problems: [{ path: 'birthDate' }] } });
    expect(register({ birthDate: '2008-03-02' }).rejection?.name).toBe('InvalidInput');
    expect(register({ birthDate: '2008-03-03' }).rejection).toBeUndefined();
  });

  it('may be known to other systems under their numbers', () => {
    const registered = ChildRegistered.of({ childId: anId('child'), sex: 'FEMALE', nameKhmer: girl.nameKhmer });
    const input = { childId: anId('child'), system: 'OSCAR', value: '01HZX5Q9V0' };
    const { events } = story(child, [registered]).when('LinkExternalIdentifier', { input, facts });
    expect(events).toEqual([{ type: 'children.ExternalIdentifierLinked', data: input }]);
  });

  it('stays decidable whatever was recorded before', () => {
    const birthDate = fc.date({ min: new Date('1990-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
    const seen = anySequence(
      child,
      {
        RegisterChild: birthDate.map((born) => ({ ...girl, birthDate: born })),
        LinkExternalIdentifier: fc.constant({ childId: anId('child'), system: 'OSCAR', value: '1' }),
      },
      { facts },
    );
    expect(seen).toEqual(new Set(['ChildRegistered', 'ExternalIdentifierLinked']));
  });
});
