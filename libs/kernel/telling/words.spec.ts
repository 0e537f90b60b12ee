import { describe, expect, it } from '@jest/globals';
import { note } from '../ports/log.js';
import { errorKind, uuid, word } from './words.js';

const name: string = ['Sok', 'Dara'].join(' ');
const key: string = name;

describe('a note for the log', () => {
  it('holds what stands in the program, and values that cannot hold what a person wrote', () => {
    const id = '2f5fe873-137d-5b2f-9436-f230d06622cd';
    expect(note('warn', 'an event is parked', { event: uuid(id), type: word('care.PlacementStarted'), position: 9_007_199_254_740_993n, tries: 3, state: 'parked' })).toEqual({
      level: 'warn',
      message: 'an event is parked',
      fields: { event: id, type: 'care.PlacementStarted', position: '9007199254740993', tries: 3, state: 'parked' },
    });
  });

  it('does not compile with text of unknown origin in its message, a field or the name of a field', () => {
    // Each of these lines fails the type check where the type lets it pass.
    const refused = () => [
      // @ts-expect-error -- a name put into a message
      note('info', `child ${name}`),
      // @ts-expect-error -- a message that came from elsewhere
      note('info', name),
      // @ts-expect-error -- a name as a field
      note('info', 'a child is registered', { name }),
      // @ts-expect-error -- a name put into a field
      note('info', 'a child is registered', { name: `child ${name}` }),
      // @ts-expect-error -- a name as the name of a field
      note('info', 'a child is registered', { [key]: 1 }),
      // @ts-expect-error -- an object that could hold anything
      note('info', 'a child is registered', { child: { name } }),
      // @ts-expect-error -- an error with its text
      note('info', 'it failed', { error: new Error(name) }),
    ];
    expect(refused).toHaveLength(0);
  });
});

describe('what is let through', () => {
  it('as an id is a UUID and nothing else', () => {
    expect(['2f5fe873-137d-5b2f-9436-f230d06622cd', name, 'សុខ តារា', '2f5fe873'].map(uuid)).toEqual(['2f5fe873-137d-5b2f-9436-f230d06622cd', 'no-uuid', 'no-uuid', 'no-uuid']);
  });

  it('as a word of the program is spelt like one', () => {
    const words = ['views', 'facts-dosvy', 'policy-remind-when-unanswered', 'care.PlacementStarted', 'RegisterChild', 'registerChild'];
    expect(words.map(word)).toEqual(words);
    const told = [name, 'Dara', 'សុខ តារា', '+855 12 345 678', 'dara@example.org', '2009-05-17', 'street 271, house 5', ''];
    expect(told.map(word)).toEqual(told.map(() => 'no-word'));
  });

  it('of an error is its name and code, never its text', () => {
    const errors = [
      new TypeError(name),
      Object.assign(new Error(name), { code: 'ECONNREFUSED' }),
      Object.assign(new Error(name), { code: '23505' }),
      Object.assign(new Error(name), { name, code: name }),
      name,
    ];
    expect(errors.map(errorKind)).toEqual(['TypeError', 'Error ECONNREFUSED', 'SQLSTATE 23505', 'Error', 'no error object']);
  });
});
