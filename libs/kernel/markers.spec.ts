import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { text } from './fields.js';
import { markedFields, personal, restricted } from './markers.js';

const name = () => personal('child-identity', 'childId', text(20));

describe('marked fields', () => {
  it('are found at every depth, with the place at which each lies', () => {
    const schema = z.object({
      childId: z.string(),
      name: name().optional(),
      sex: z.enum(['FEMALE', 'MALE']),
      suspects: z.array(z.object({ suspectId: z.string(), names: z.array(personal('charges', 'suspectId', text(20))) })).optional(),
      verdict: z.object({ years: restricted('charges', z.number()) }).nullable(),
    });
    expect(markedFields(schema)).toEqual([
      { path: ['name'], dataClass: 'child-identity', subject: 'childId' },
      { path: ['suspects', '*', 'names', '*'], dataClass: 'charges', subject: 'suspectId' },
      { path: ['verdict', 'years'], dataClass: 'charges' },
    ]);
  });

  it.each<[string, z.ZodType]>([
    ['optional', name().optional()],
    ['nullable', name().nullable()],
    ['given a default', name().default('x' as never)],
    ['read only', name().readonly()],
    ['described', name().describe('what the child is called')],
    ['checked further', name().refine(() => true)],
    ['given metadata', name().meta({ title: 'name' })],
  ])('stay marked when they are %s', (_how, field) => {
    expect(markedFields(z.object({ field }))).toEqual([{ path: ['field'], dataClass: 'child-identity', subject: 'childId' }]);
  });

  it('do not mark other fields that were made from the same schema', () => {
    const years = z.number();
    expect(markedFields(z.object({ open: years, closed: restricted('charges', years) }))).toEqual([{ path: ['closed'], dataClass: 'charges' }]);
  });

  it.each<[string, z.ZodType]>([
    ['a union', z.union([z.number(), name()])],
    ['one of several kinds of object', z.discriminatedUnion('kind', [z.object({ kind: z.literal('A'), name: name() })])],
    ['a record', z.record(z.string(), z.object({ name: name() }))],
    ['a tuple', z.tuple([z.string(), name()])],
    ['both of two objects', z.intersection(z.object({}), z.object({ name: name() }))],
    ['a transformation', name().transform((value) => value.toLowerCase())],
    ['what an object takes besides its fields', z.object({}).catchall(name())],
    ['a schema that is told later', z.lazy(() => name())],
  ])('are refused within %s, where they would be stored in clear', (_where, hiding) => {
    expect(() => markedFields(z.object({ list: z.array(hiding) }))).toThrow('a marked field cannot lie in');
  });

  it('may stand beside codes of any shape', () => {
    const schema = z.object({ name: name(), code: z.union([z.literal('A'), z.literal('B')]), by: z.record(z.string(), z.number()) });
    expect(markedFields(schema)).toHaveLength(1);
  });
});
