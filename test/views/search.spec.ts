import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { ChildRegistered, ExternalIdentifierLinked, nameTokens } from '#contracts/children';
import { SubjectKeyDestroyed } from '#contracts/privacy';
import { anId } from '#testing';
import { findByTokens, identifierTerm, searchTerm } from '#views/search';
import { ReadingRoom, whole } from './reading-room.js';

describe('search', () => {
  const [girl, boy, third] = [anId('found girl'), anId('found boy'), anId('found third')];
  const question = { on: '2026-06-01', first: 10 };
  let room: ReadingRoom;
  let database: DataSource;

  beforeAll(async () => {
    room = await ReadingRoom.open();
    database = room.database;
    await room.tell(
      { event: ChildRegistered.of({ childId: girl, sex: 'FEMALE', ageYears: 12, nameLatin: 'Keo Sophea', districtCode: '1710', phone: '012 345 678' }) },
      { event: ChildRegistered.of({ childId: boy, sex: 'MALE', ageYears: 16, nameLatin: 'Keo Dara', districtCode: '0405' }) },
      { event: ChildRegistered.of({ childId: third, sex: 'FEMALE', nameLatin: 'Sophea Keo Chan' }) },
      { event: ExternalIdentifierLinked.of({ childId: girl, system: 'PRIMERO', value: 'KPS-2012/044' }) },
    );
  });
  afterAll(() => room.close());

  const tokensOf = async (...terms: readonly string[]) => nameTokens(await room.keyVault.purposeKey('search'), terms);
  const found = async (tokens: readonly string[], more: object = {}) =>
    (await findByTokens(database, { ...question, tokens, ...more })).entries.map(({ childId }) => childId);

  it('puts children with more of the name before those with less', async () => {
    const { entries } = await findByTokens(database, { ...question, tokens: await tokensOf('sophea KEO') });
    expect(entries.map(({ matched }) => matched)).toEqual([2, 2, 1]);
    expect(entries[2]?.childId).toBe(boy);
    const paged = await whole(async (after) => findByTokens(database, { ...question, tokens: await tokensOf('sophea KEO'), first: 1, after }));
    expect(paged).toEqual(entries);
  });

  it('narrows by sex, age and province, and does not rule out a child of whom they are not known', async () => {
    const tokens = await tokensOf('Keo');
    expect(await found(tokens, { sex: 'MALE' })).toEqual([boy]);
    expect((await found(tokens, { ages: [11, 15] })).toSorted()).toEqual([girl, third].toSorted());
    expect((await found(tokens, { provinceCode: '04' })).toSorted()).toEqual([boy, third].toSorted());
  });

  it('lets the child grow older since its age was told', async () => {
    expect(await found(await tokensOf('Sophea'), { ages: [14, 18], on: '2028-03-02', sex: 'FEMALE', provinceCode: '17' })).toContain(girl);
    expect(await found(await tokensOf('Sophea'), { ages: [14, 18], on: '2026-06-01', provinceCode: '17' })).not.toContain(girl);
  });

  it("finds a child by telephone and by another system's number", async () => {
    expect(await found(await tokensOf(searchTerm('+855 12345678')))).toEqual([girl]);
    expect(await found(await tokensOf(searchTerm('KPS 2012 044')))).toEqual([girl]);
    expect(await found(await tokensOf(identifierTerm('PRIMERO', 'KPS2012044')))).toEqual([girl]);
    expect(await found(await tokensOf(identifierTerm('OSCAR', 'KPS2012044')))).toEqual([]);
  });

  it('finds an erased child no more, and no token of it is left', async () => {
    await room.tell({ event: SubjectKeyDestroyed.of({ subjectId: girl, dataClass: 'child-identity', legalBasis: 'COURT_ORDER' }), childIds: [girl] });
    expect(await found(await tokensOf('Sophea', searchTerm('012345678')))).toEqual([third]);
    expect(await database.query('SELECT token FROM search_token WHERE child_id = $1', [girl])).toEqual([]);
  });
});
