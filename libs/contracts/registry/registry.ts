import { z } from 'zod';
import type { EventContract } from '#kernel';

/** What a released version of an event is: kept for ever, so that it stays known how to read it. */
export const Released = z.object({
  type: z.string(),
  version: z.number().int().positive(),
  about: z.string(),
  published: z.boolean(),
  marked: z.array(z.object({ path: z.string(), dataClass: z.string(), subject: z.string().optional() })),
  schema: z.record(z.string(), z.unknown()),
  sample: z.record(z.string(), z.json()),
});
export type Released = z.infer<typeof Released>;

export const registryFileName = ({ type, version }: { readonly type: string; readonly version: number }) => `${type}.v${version}.json`;

/** The registry's text for the newest version of an event. */
export function registryText(contract: EventContract): string {
  const released: Released = {
    type: contract.type,
    version: contract.version,
    about: typeof contract.about === 'string' ? contract.about : 'depends on the data',
    published: contract.published,
    marked: contract.marked.map(({ path, ...marker }) => ({ path: path.join('.'), ...marker })),
    schema: z.toJSONSchema(contract.data, { io: 'input' }),
    sample: contract.sample as Released['sample'],
  };
  return `${JSON.stringify(released, null, 2)}\n`;
}

/** Texts of the newest version of every event, by file name. */
export const registryFiles = (contracts: readonly EventContract[]): Readonly<Record<string, string>> =>
  Object.fromEntries(contracts.map((contract) => [registryFileName(contract), registryText(contract)]));

/**
 * What would break readers or writers of events that are stored already.
 * @param released committed texts by file name
 * @returns one sentence for each problem; none where all is well
 */
export function registryProblems(contracts: readonly EventContract[], released: Readonly<Record<string, string>>): readonly string[] {
  const byType = new Map(contracts.map((contract) => [contract.type as string, contract]));
  const missing = Object.keys(registryFiles(contracts)).filter((file) => released[file] === undefined);
  return [
    ...missing.map((file) => `${file} is missing: run npm run sync`),
    ...Object.entries(released).flatMap(([file, text]) => {
      const { type, version, sample } = Released.parse(JSON.parse(text));
      const contract = byType.get(type);
      if (contract === undefined) return [`${file} has no contract any more: stored events of it cannot be read`];
      if (version === contract.version && text !== registryText(contract)) {
        return [`${file} was released otherwise: raise the contract's version and upcast from ${version}`];
      }
      return readable(contract, version, sample) ? [] : [`${file} cannot be read any more: mend the upcast from ${version}`];
    }),
  ];
}

function readable(contract: EventContract, version: number, sample: Released['sample']): boolean {
  try {
    return contract.data.safeParse(contract.read(version, sample)).success;
  } catch {
    return false;
  }
}
