import { z } from 'zod';
import type { EventContract } from '#kernel';
import { dataSchemaOf } from './cloud-event.js';
import { redact } from './redact.js';
import { sharedSchema } from './shared-schema.js';

/** What partners are told of one published event: the JSON schema of what leaves, with an example. */
function sharedText(contract: EventContract): string {
  const schema = z.toJSONSchema(sharedSchema(contract), { io: 'input' });
  const example = redact(contract, contract.of(contract.sample).data);
  const told = { $id: dataSchemaOf(contract), title: contract.type, description: contract.milestone, ...schema, examples: [example] };
  return `${JSON.stringify(told, null, 2)}\n`;
}

/** One file for each published event, by file name. */
export const sharedFiles = (contracts: readonly EventContract[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    contracts
      .filter(({ published }) => published)
      .map((contract) => [`${contract.type}.v${contract.version}.json`, sharedText(contract)]),
  );
