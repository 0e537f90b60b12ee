import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import { events } from '#contracts/all';
import { CaseOpened } from '#contracts/investigation';
import { event, type EventContract, type Json, type JsonObject, personal, restricted } from '#kernel';
import { NotShareable, redact, sharedSchema } from './index.js';

const contracts = Object.values(events) as unknown as readonly EventContract[];
const published = contracts.filter((contract) => contract.published);

const secret = 'MUST-NOT-LEAVE';
const sealed = { alg: secret, keyId: secret, nonce: secret, ct: secret };

interface Definition {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly element?: z.ZodType;
  readonly innerType?: z.ZodType;
}

const free: fc.Arbitrary<Json> = fc.oneof(fc.string({ maxLength: 20 }), fc.integer(), fc.boolean());

/** Data of a schema's form: secrets in every marked field and in fields that it does not know, something else everywhere else. */
function anyData(schema: z.ZodType, { marked }: EventContract, path: readonly string[] = [], hidden = false): fc.Arbitrary<Json | undefined> {
  const { shape, element, innerType, type } = schema.def as unknown as Definition;
  const marker = marked.find((field) => field.path.join('.') === path.join('.'));
  if (marker?.subject !== undefined) return fc.constant(sealed);
  const secrets = hidden || marker !== undefined;
  const inside = (part: z.ZodType, step?: string) => anyData(part, { marked } as EventContract, step === undefined ? path : [...path, step], secrets);
  if (innerType !== undefined) return type === 'optional' ? fc.option(inside(innerType), { nil: undefined }) : inside(innerType);
  if (element !== undefined) return fc.array(inside(element, '*'), { maxLength: 3 }) as fc.Arbitrary<Json>;
  if (shape === undefined) return secrets ? fc.constant(secret) : free;
  const fields = Object.entries(shape).map(([name, field]) => [name, inside(field, name)] as const);
  const later = { addedLater: fc.constant(sealed), notedLater: fc.constant(secret) };
  return fc
    .record({ ...Object.fromEntries(fields), ...later })
    .map((whole) => JSON.parse(JSON.stringify(whole)) as JsonObject);
}

/** Texts, numbers and the like in a value, with where they stand. */
function scalarsIn(value: Json | undefined, at = ''): readonly string[] {
  if (value === undefined) return [];
  if (value === null || typeof value !== 'object') return [`${at}=${JSON.stringify(value)}`];
  return Object.entries(value).flatMap(([name, inner]) => scalarsIn(inner, `${at}.${name}`));
}

describe('what leaves of an event', () => {
  it.each(published.map((contract) => [contract.type, contract] as const))('%s holds no personal, restricted or unknown field, and all else', (_, contract) => {
    fc.assert(
      fc.property(anyData(contract.data, contract), (data) => {
        const shared = redact(contract, data as JsonObject);
        expect(JSON.stringify(shared)).not.toContain(secret);
        expect(scalarsIn(shared)).toEqual(scalarsIn(data).filter((found) => !found.includes(secret)));
      }),
    );
  });

  it.each(published.map((contract) => [contract.type, contract] as const))('%s follows the JSON schema that partners are given', (_, contract) => {
    const told = z.toJSONSchema(sharedSchema(contract), { io: 'input' });
    const marked = new Set(contract.marked.map(({ path }) => path.join('.')));
    expect(fieldsOf(told as Told).filter((field) => marked.has(field))).toEqual([]);
    const example = redact(contract, contract.of(contract.sample).data);
    expect(z.fromJSONSchema(told as never).safeParse(example).error).toBeUndefined();
    expect(z.fromJSONSchema(told as never).safeParse({}).success).toBe(false);
  });

  it('names of a case neither the charges nor who reported it', () => {
    const { data } = CaseOpened.of(CaseOpened.sample);
    const { caseId, childIds, districtCode, channel, concerns } = data;
    expect(redact(CaseOpened as unknown as EventContract, data)).toEqual({ caseId, childIds, districtCode, channel, concerns });
  });
});

describe('a contract that is to be shared', () => {
  const trial = { type: 'trial.Happened', version: 1, about: 'charges', milestone: 'Happened', published: true } as const;

  it('has to be published', () => {
    const inside = event({ ...trial, published: false, data: z.object({ a: z.string() }), sample: { a: '' } });
    expect(() => redact(inside as unknown as EventContract, { a: 'x' })).toThrow(NotShareable);
  });

  it.each([
    ['a record', z.record(z.string(), z.string())],
    ['anything', z.unknown()],
    ['a choice of objects', z.union([z.object({ b: z.string() }), z.object({ c: z.string() })])],
    ['a transformed object', z.object({ b: z.string() }).transform(({ b }) => b)],
  ])('cannot hold %s, in which something could hide', (_, hiding) => {
    const contract = event({ ...trial, data: z.object({ a: hiding }), sample: { a: {} } });
    expect(() => sharedSchema(contract as unknown as EventContract)).toThrow(NotShareable);
  });

  it('loses what is marked inside lists and optional parts, and keeps what is beside it', () => {
    const contract = event({
      ...trial,
      data: z.object({
        people: z.array(z.object({ personId: z.string(), name: personal('charges', 'personId', z.string()) })),
        place: z.object({ code: z.string().nullable(), exact: restricted('shelter-address', z.string()) }).optional(),
        all: restricted('charges', z.array(z.string())).optional(),
      }),
      sample: { people: [] },
    });
    const data = { people: [{ personId: 'p', name: { ...sealed } }], place: { code: null, exact: secret }, all: [secret] };
    expect(redact(contract as unknown as EventContract, data)).toEqual({ people: [{ personId: 'p' }], place: { code: null } });
  });
});

interface Told {
  readonly properties?: Readonly<Record<string, Told>>;
  readonly items?: Told;
}

/** Every field that a JSON schema tells of, as markers write their places. */
function fieldsOf({ properties = {}, items }: Told, path: readonly string[] = []): readonly string[] {
  const inner = Object.entries(properties).flatMap(([name, field]) => [[...path, name].join('.'), ...fieldsOf(field, [...path, name])]);
  return [...inner, ...(items === undefined ? [] : fieldsOf(items, [...path, '*']))];
}
