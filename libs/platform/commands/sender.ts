import { randomUUID } from 'node:crypto';
import { type AccessEntry, type AccessLog, type Actor, type CommandContract, errorKind, type Log, NoRoomLeft, NotFoundOrNotYours, note, type Outcome, type ServiceName, StorageFull, TryAgain, uuid, word } from '#kernel';
import type { CommandArguments, CommandSender } from '../graphql/command-mutations.js';
import type { CommandRoute } from './message.js';

export type Routes = Readonly<Record<ServiceName, CommandRoute>>;

interface SenderOptions {
  readonly routes: Routes;
  readonly accessLog: AccessLog;
  readonly now: () => Date;
  readonly log: Log;
}

/** GraphQL's explicit null says the same as a field left out. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (value === null || typeof value !== 'object') return value;
  const kept = Object.entries(value).filter(([, inner]) => inner !== null && inner !== undefined);
  return Object.fromEntries(kept.map(([name, inner]) => [name, withoutNulls(inner)]));
}

const idFields = ['childId', 'childIds', 'caseId', 'referralId', 'proceedingId', 'subjectId'] as const;
const shapedLikeId = /^[0-9a-fA-F-]{36}$/;

/** Ids that a command names; anything else that a caller wrote into an id's place is not kept. */
const subjectsOf = (input: CommandArguments): readonly string[] =>
  idFields.flatMap((field) => input[field] ?? []).filter((value): value is string => typeof value === 'string' && shapedLikeId.test(value));

/** Sends each command to the service that decides it, and logs it before the caller learns what became of it. */
export function createCommandSender({ routes, accessLog, now, log }: SenderOptions): CommandSender {
  async function routed(contract: CommandContract, args: CommandArguments, token: string, correlationId: string): Promise<Outcome> {
    const { commandId, occurredAt, ...input } = withoutNulls(args) as CommandArguments;
    try {
      return await routes[contract.service].send({ name: contract.name, id: commandId, input, occurredAt, correlationId, token });
    } catch (error) {
      log(note('warn', 'a command got no answer', { command: word(contract.name), reason: errorKind(error), correlation: uuid(correlationId) }));
      return { kind: 'rejected', rejection: TryAgain.of({}) };
    }
  }

  /** No where the log is full: then nobody learns what became of it before it is sent again. */
  const logged = (entry: AccessEntry): Promise<boolean> =>
    accessLog.record([entry]).then(
      () => true,
      (error: unknown) => {
        if (error instanceof NoRoomLeft) return false;
        throw error;
      },
    );

  return {
    async send(contract, args, context) {
      const { token, actor, correlationId } = context;
      const outcome = await routed(contract, args, token ?? '', correlationId ?? randomUUID());
      const made = outcome.kind === 'recorded' ? [outcome.recorded.id] : [];
      const entry: AccessEntry = {
        actor: actor as Actor,
        operation: contract.name,
        outcome: outcome.kind === 'recorded' ? 'granted' : 'refused',
        subjects: [...new Set([...subjectsOf(args), ...made])],
        detail: outcome.kind === 'rejected' ? [outcome.rejection.name] : [],
        at: now(),
      };
      if (!(await logged(entry))) return { kind: 'rejected', rejection: StorageFull.of({}) };
      if (outcome.kind === 'rejected' && outcome.rejection.name === NotFoundOrNotYours.name) context.hides = true;
      return outcome;
    },
  };
}
