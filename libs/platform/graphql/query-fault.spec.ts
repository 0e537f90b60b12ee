import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fastify } from 'fastify';
import { mercurius } from 'mercurius';
import { errorFormatter } from './error-format.js';

const server = fastify();
beforeAll(async () => {
  const schema = `
    enum Sex { FEMALE MALE }
    input Offence { code: String! }
    input Told { sex: Sex! age: Int offences: [Offence!] }
    type Child { id: ID! sex: Sex }
    type Query { child(id: ID!, told: Told): Child told(told: Told!): Child }
  `;
  await server.register(mercurius, { schema, jit: 1, errorFormatter: errorFormatter(() => undefined) });
  await server.ready();
});
afterAll(() => server.close());

/** What is answered at first, and once the query is compiled: GraphQL words it in two ways. */
async function faults(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<readonly string[]> {
  const answers = new Set<string>();
  for (let time = 0; time < 3; time += 1) {
    const { body } = await server.inject({ method: 'POST', url: '/graphql', payload: { query, variables } });
    expect(body).not.toContain(name);
    const { errors } = JSON.parse(body) as { errors: readonly { message: string; extensions: { code: string } }[] };
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(errors.map(() => 'BAD_INPUT'));
    for (const { message } of errors) answers.add(message);
  }
  return [...answers];
}

const name = 'Sreymom';
const inVariable = 'query ($v: Told!) { told(told: $v) { id } }';

describe('what is wrong with a query', () => {
  it.each<[string, string, Readonly<Record<string, unknown>>, readonly string[]]>([
    ['a text in an enumeration', inVariable, { v: { sex: name } }, ['sex: Write one of the values of Sex.', 'Write a value of type Sex.']],
    ['a near miss', inVariable, { v: { sex: 'FEMAL' } }, ['sex: Write one of the values of Sex. Did you mean the enum value "FEMALE" or "MALE"?', 'Write a value of type Sex.']],
    ['a text for a number', inVariable, { v: { sex: 'MALE', age: name } }, ['age: Write a value of type Int.', 'Write a value of type Int.']],
    ['a text for an object', inVariable, { v: name }, ['Write a value of type Told.']],
    ['a name as a key', inVariable, { v: { sex: 'MALE', [name]: name } }, ['Told has no such field.']],
    ['what is missing', inVariable, { v: { age: 3 } }, ['sex is required: a value of type Sex!.']],
    ['a variable that is missing', inVariable, {}, ['A variable of type Told! is required.']],
    ['nothing where something must be', inVariable, { v: { sex: 'MALE', offences: [null] } }, [
      'offences[0]: Write a value of type Offence!.', 'offences[0] is required: a value of type Offence!.',
    ]],
    ['a place deep inside', inVariable, { v: { sex: 'MALE', offences: [{ code: [name] }] } }, [
      'offences[0].code: Write a value of type String.', 'Write a value of type String.',
    ]],
    ['an enumeration in quotes', `{ told(told: { sex: "${name}" }) { id } }`, {}, ['Write one of the values of Sex.']],
    ['an enumeration that is none', `{ told(told: { sex: ${name} }) { id } }`, {}, ['Write one of the values of Sex.']],
    ['a text for a number in the query', `{ told(told: { sex: MALE, age: "${name}" }) { id } }`, {}, ['Write a value of type Int.']],
    ['a text for an object in the query', `{ told(told: "${name}") { id } }`, {}, ['Write a value of type Told!.']],
    ['an unknown field', `{ ${name} }`, {}, ['Query has no such field.']],
    ['a field nearly known', '{ childs }', {}, ['Query has no such field. Did you mean "child"?']],
    ['an unknown argument', `{ child(id: 1, ${name}: 1) { id } }`, {}, ['Query.child has no such argument.']],
    ['an argument that is missing', '{ child { id } }', {}, ['child needs its argument id.']],
    ['no fields', '{ child(id: 1) }', {}, ['Say which fields you want of what you ask for.']],
    ['a variable of another type', `query ($${name}: Int) { told(told: $${name}) { id } }`, {}, ['A variable of type Told! is needed here.']],
    ['no GraphQL', `{ child(id: "${name}) { id } }`, {}, ['This is no GraphQL: look at the place that locations names.']],
    ['an unknown type', `query ($v: ${name}) { child(id: $v) { id } }`, {}, ['The query does not fit the schema: look at the place that locations names.']],
    ['an unknown directive', `{ child(id: 1) @${name} { id } }`, {}, ['The query does not fit the schema: look at the place that locations names.']],
  ])('is told without a word of it: %s', async (what, query, variables, told) => {
    expect(await faults(`${query} # ${what}`, variables)).toEqual(told);
  });

  it.each([
    `"; Expected type ${name}.`,
    `Field "${name}" is not defined by type ${name}.`,
    `" at "v.${name}"; Int cannot represent`,
    ` Did you mean "${name}"?`,
    `Enum "${name}" cannot represent`,
  ])('is told without the value even when the value speaks like GraphQL: %s', async (value) => {
    expect(await faults(`${inVariable} # ${JSON.stringify(value)}`, { v: { sex: value } })).not.toEqual([]);
    expect(await faults(`{ told(told: { sex: MALE, age: ${JSON.stringify(value)} }) { id } }`)).toEqual(['Write a value of type Int.']);
  });
});
