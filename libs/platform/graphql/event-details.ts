import { createUnionType } from '@nestjs/graphql';
import type { EventContract } from '#kernel';
import type { SchemaTypes } from './schema-types.js';

/** A disclosed event's fields, told apart by the event's name under the one key that no field of an event can have. */
export interface EventDetail {
  readonly __typename: string;
}

/** One GraphQL type per event, and the union of them. */
export function eventDetails(contracts: readonly EventContract[], types: SchemaTypes) {
  const byName = new Map(contracts.map((contract) => [contract.name, types.detail(contract.name, contract.data.shape)]));
  return createUnionType({
    name: 'EventDetail',
    description: 'What was recorded, as far as you may see it.',
    types: () => [...byName.values()],
    resolveType: ({ __typename: name }: EventDetail) => byName.get(name),
  });
}
