import { z } from 'zod';
import { type Author, type Command, type CommandContract, id, impossibleMoment, InvalidInput, OccurredAt, type Rejection } from '#kernel';
import type { CommandMessage } from './message.js';

type Validated = { readonly command: Command } | { readonly rejection: Rejection };

const wrong = (problems: readonly { path: string; problem: string }[]): Validated => ({
  rejection: InvalidInput.of({ problems: [...problems] }),
});

const problemsOf = (error: z.ZodError) =>
  error.issues.map(({ path, message }) => ({ path: path.map(String).join('.'), problem: message }));

/** What is asked, whoever asks. */
export type Asked = Pick<CommandMessage, 'id' | 'input' | 'occurredAt' | 'correlationId'>;

/** A message as a command of its contract, or the list of what has to be corrected; never the values themselves. */
export function validated(contract: CommandContract, message: Asked, actor: Author, now: Date): Validated {
  const whole = z.object({ commandId: id(), occurredAt: OccurredAt, input: contract.input.strict() });
  const parsed = whole.safeParse({ commandId: message.id, occurredAt: message.occurredAt, input: message.input }, {
    reportInput: false,
  });
  if (!parsed.success) {
    return wrong(problemsOf(parsed.error).map(({ path, problem }) => ({ path: path.replace(/^input\./, ''), problem })));
  }
  const impossible = impossibleMoment(parsed.data.occurredAt, now);
  if (impossible !== undefined) return wrong([{ path: 'occurredAt.value', problem: impossible }]);
  const { commandId, occurredAt, input } = parsed.data;
  return { command: { id: commandId, input, occurredAt, actor, correlationId: message.correlationId } };
}
