import { Args, Context, createUnionType, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { type CommandContract, generalRejections, type Outcome, type RejectionContract } from '#kernel';
import { z } from 'zod';
import { Precision } from './precision.js';
import type { RequestContext } from './request-context.js';
import type { SchemaTypes } from './schema-types.js';

/** Sends a command on behalf of the caller and logs what became of it before the answer leaves. */
export interface CommandSender {
  send(contract: CommandContract, input: CommandArguments, context: RequestContext): Promise<Outcome>;
}

export type CommandArguments = Readonly<Record<string, unknown>> & {
  readonly commandId: string;
  readonly occurredAt: { readonly value: string; readonly precision: string };
};

@InputType({ description: 'When it happened, as you know it; for a day only, write its midnight and precision DAY.' })
class OccurredAtInput {
  @Field(() => String, { description: 'Moment with offset, such as 2026-03-01T14:30:00+07:00.' })
  value!: string;

  @Field(() => Precision)
  precision!: string;
}

@ObjectType({ description: 'Recorded, durably and once, whatever the number of times it was sent.' })
class Recorded {
  @Field(() => ID, { description: 'What the command made or changed.' })
  id!: string;

  @Field(() => String, { description: 'Place in the log; pass it as atLeast to see your own change.' })
  position!: string;
}

const camel = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);

function rejectionType(contract: RejectionContract, types: SchemaTypes) {
  return types.output(contract.name, { message: z.string(), ...contract.fields.shape });
}

/** The resolver class of all commands: inputs, result unions and mutations follow from the contracts. */
export function commandResolver(contracts: readonly CommandContract[], types: SchemaTypes, sender: CommandSender) {
  const general = generalRejections.map((contract) => rejectionType(contract as unknown as RejectionContract, types));

  @Resolver()
  class CommandMutations {}

  for (const contract of contracts) {
    const input = types.input(`${contract.name}Input`, contract.input.shape);
    Field(() => ID, { description: 'Chosen by you (UUID); the same for every try of the same thing.' })(input.prototype as object, 'commandId');
    Field(() => OccurredAtInput)(input.prototype as object, 'occurredAt');
    const own = contract.rejections.map((rejection) => rejectionType(rejection, types));
    const byName = new Map([...general, ...own].map((type) => [type.name, type]));
    const result = createUnionType({
      name: `${contract.name}Result`,
      types: () => [Recorded, ...general, ...own] as const,
      resolveType: (value: { readonly kind: string }) => (value.kind === 'Recorded' ? Recorded : (byName.get(value.kind) as typeof Recorded)),
    });
    const method = camel(contract.name);
    const prototype = CommandMutations.prototype as unknown as Record<string, unknown>;
    prototype[method] = async (args: CommandArguments, context: RequestContext) => {
      const outcome = await sender.send(contract, args, context);
      return outcome.kind === 'recorded'
        ? { ...outcome.recorded, kind: 'Recorded' }
        : { ...outcome.rejection.fields, message: outcome.rejection.message, kind: outcome.rejection.name };
    };
    Reflect.defineMetadata('design:paramtypes', [input, Object], prototype, method);
    Args('input', { type: () => input })(prototype, method, 0);
    Context()(prototype, method, 1);
    const descriptor = Object.getOwnPropertyDescriptor(prototype, method) as PropertyDescriptor;
    Mutation(() => result, { name: method, description: contract.help })(prototype, method, descriptor);
  }
  return CommandMutations;
}
