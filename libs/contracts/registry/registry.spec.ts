import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { commands, events } from '#contracts/all';
import { event, type EventContract } from '#kernel';
import { registryFiles, registryProblems } from './registry.js';

const folder = import.meta.dirname;
const contracts = Object.values(events) as unknown as readonly EventContract[];
const committed = Object.fromEntries(
  readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => [file, readFileSync(join(folder, file), 'utf8')]),
);

const trial = { type: 'trial.Happened', about: 'charges', milestone: 'Happened', published: false } as const;
const counted = { version: 1, data: z.object({ count: z.number() }), sample: { count: 1 } } as const;
const totalled = { version: 2, data: z.object({ total: z.number() }), sample: { total: 1 } } as const;
const first = event({ ...trial, ...counted });
const asReleased = registryFiles([first]);
const problemsOf = (contract: unknown, released: Readonly<Record<string, string>>) => registryProblems([contract as EventContract], released);

describe('the registry of events', () => {
  it('holds every version ever released, readable by the contracts of today', () => {
    expect(registryProblems(contracts, committed)).toEqual([]);
    expect(Object.keys(committed).length).toBeGreaterThanOrEqual(contracts.length);
  });

  it('notices a change of what was released under the same version', () => {
    const texts = { data: z.object({ count: z.string() }), sample: { count: '1' } };
    const otherwise = [
      event({ ...trial, ...counted, published: true }),
      event({ ...trial, ...counted, about: 'case-plan' }),
      event({ ...trial, ...counted, ...texts }),
    ];
    for (const changed of otherwise) expect(problemsOf(changed, asReleased)).toContainEqual(expect.stringContaining('was released otherwise'));
    expect(problemsOf(event({ ...trial, ...counted, milestone: 'Has happened' }), asReleased)).toEqual([]);
  });

  it('notices an event that was never released, and one that nobody can read any more', () => {
    expect(problemsOf(first, {})).toEqual([expect.stringContaining('is missing')]);
    expect(registryProblems([], asReleased)).toEqual([expect.stringContaining('has no contract any more')]);
  });

  it('wants an upcast from every older version to the newest', () => {
    const released = (contract: unknown) => ({ ...asReleased, ...registryFiles([contract as EventContract]) });
    const cannotRead = [expect.stringContaining('mend the upcast from 1')];
    const without = event({ ...trial, ...totalled });
    expect(problemsOf(without, released(without))).toEqual(cannotRead);
    const wrong = event({ ...trial, ...totalled, upcasts: { 1: (old) => old } });
    expect(problemsOf(wrong, released(wrong))).toEqual(cannotRead);
    const right = event({ ...trial, ...totalled, upcasts: { 1: ({ count }) => ({ total: Number(count) }) } });
    expect(problemsOf(right, released(right))).toEqual([]);
  });
});

describe('every contract', () => {
  it('takes its own sample as a new event', () => {
    for (const contract of contracts) expect(contract.of(contract.sample).contract.type).toBe(contract.type);
  });

  it('is listed under its own type, and types and commands are named once', () => {
    expect(Object.keys(events)).toEqual(contracts.map(({ type }) => type));
    expect(new Set(commands.map(({ name }) => name)).size).toBe(commands.length);
    expect(new Set(contracts.map(({ name }) => name)).size).toBe(contracts.length);
  });

  it('requires the person’s id beside or around every personal field', () => {
    const unowned = contracts.flatMap(({ type, marked, data }) => {
      const schema = z.toJSONSchema(data, { io: 'input' }) as ObjectSchema;
      return marked
        .filter(({ subject, path }) => subject !== undefined && !requiredAlong(schema, path).includes(subject))
        .map(({ path }) => `${type}: ${path.join('.')}`);
    });
    expect(unowned).toEqual([]);
  });
});

interface ObjectSchema {
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, ObjectSchema>>;
  readonly items?: ObjectSchema;
}

/** Required fields of all objects that a path leads through. */
function requiredAlong(schema: ObjectSchema, [step, ...rest]: readonly string[]): readonly string[] {
  const inner = step === '*' ? schema.items : schema.properties?.[step ?? ''];
  return [...(schema.required ?? []), ...(inner === undefined ? [] : requiredAlong(inner, rest))];
}
