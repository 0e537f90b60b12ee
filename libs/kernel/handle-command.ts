import { createHmac } from 'node:crypto';
import type { Author } from './actor.js';
import { canonicalJson } from './canonical-json.js';
import type { CommandContract } from './command-contract.js';
import { type AnyDecider, type Decision, evolveAll, type StreamStanding } from './decider.js';
import { childrenAbout, Envelope } from './envelope.js';
import type { EventContract, NewEvent } from './event-contract.js';
import type { OccurredAt } from './fields.js';
import { derivedId } from './ids.js';
import { persistently } from './persistently.js';
import type { EventStore, JsonObject } from './ports/event-store.js';
import type { KeyVault } from './ports/key-vault.js';
import { CommandIdReused, NotFoundOrNotYours, type Rejection } from './rejection.js';
import { seal } from './sealing.js';

/** A command that was validated against its contract, from an actor whose token was verified. */
export interface Command {
  readonly id: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly occurredAt: OccurredAt;
  readonly actor: Author;
  readonly correlationId: string;
  /** The event in consequence of which it is given; where a person gives it there is none, and it causes itself. */
  readonly causationId?: string;
}

export interface Recorded {
  /** Id of the thing that the command made or changed. */
  readonly id: string;
  /** Log position of its last event, as decimal text: what `atLeast` takes. */
  readonly position: string;
}

export type Outcome =
  | { readonly kind: 'recorded'; readonly recorded: Recorded }
  | { readonly kind: 'rejected'; readonly rejection: Rejection };

export interface AuthorisationQuestion<Facts> {
  readonly command: string;
  readonly actor: Author;
  readonly childIds: readonly string[];
  /** Units that hold a part in the stream itself, by relation. */
  readonly standing: StreamStanding;
  readonly facts: Facts;
}

/** What a command needs around it. */
export interface CommandRuntime<Facts> {
  readonly eventStore: EventStore;
  readonly keyVault: KeyVault;
  readonly now: () => Date;
  /** What the service knows of other streams, not older than the log was when it is asked. */
  facts(question: { readonly childIds: readonly string[]; readonly actor: Author }): Promise<Facts>;
  /** The fingerprint of an earlier command of that id, whatever stream it went to. */
  earlierFingerprint(commandId: string): Promise<string | undefined>;
  mayDo(question: AuthorisationQuestion<Facts>): boolean;
}

const rejected = (rejection: Rejection): Outcome => ({ kind: 'rejected', rejection });
const recordedAt = (id: string, position: bigint): Outcome => ({
  kind: 'recorded',
  recorded: { id, position: position.toString() },
});

/** Id of the thing that a command makes or changes, whoever asks for it again. */
export function targetId({ name, stream }: CommandContract, { id, input, unit }: Pick<Command, 'id' | 'input'> & { readonly unit: string }): string {
  if (stream.id === 'new') return derivedId(id, name);
  if (typeof stream.id === 'string') return String(input[stream.id]);
  return derivedId(stream.category, unit, String(input[stream.id.numberedByUnit]));
}

async function fingerprintOf(contract: CommandContract, command: Command, vault: KeyVault): Promise<string> {
  const said = { id: command.id, name: contract.name, input: command.input, occurredAt: command.occurredAt, by: command.actor.id };
  return createHmac('sha256', await vault.purposeKey('fingerprint')).update(canonicalJson(said)).digest('base64url');
}

/** Reads a stream and folds what this decider knows of it. */
async function load<Facts>(decider: AnyDecider<Facts>, eventStore: EventStore, stream: string) {
  const contracts = new Map(Object.values(decider.events).map((contract) => [contract.type as string, contract]));
  const stored = await eventStore.readStream(stream);
  const known = stored.flatMap((event) => {
    const contract = contracts.get(event.type);
    if (contract === undefined) return [];
    const envelope = Envelope.parse(event.metadata);
    return [{ name: contract.name, data: contract.read(envelope.version, event.data), envelope, position: event.position }];
  });
  return { known, state: evolveAll(decider, decider.initialState, known), revision: stored.at(-1)?.revision };
}

function enveloped<Facts>(
  decider: AnyDecider<Facts>,
  decision: { readonly events: readonly NewEvent[] },
  start: { readonly state: unknown; readonly id: string; readonly fingerprint: string; readonly now: Date },
  command: Command,
) {
  const bare = (contract: EventContract): Envelope => ({
    version: contract.version,
    commandId: command.id,
    fingerprint: start.fingerprint,
    correlationId: command.correlationId,
    causationId: command.causationId ?? command.id,
    actor: command.actor,
    childIds: [],
    parties: [],
    occurredAt: command.occurredAt,
    recordedAt: start.now.toISOString(),
  });
  const events = decision.events.map(({ contract, data }, index) => ({
    // Of the stream too: of one id given to two things at the same moment, neither may stand in the other's place.
    id: derivedId(command.id, start.id, contract.type, index),
    contract,
    marked: contract.marked,
    data,
    name: contract.name,
    envelope: bare(contract),
  }));
  const { childIds, caseId, parties } = decider.concerns(evolveAll(decider, start.state, events), start.id);
  const concerned = { parties: [...(parties ?? [])], ...(caseId === undefined ? {} : { caseId }) };
  return events.map((event) => ({ ...event, envelope: { ...event.envelope, ...concerned, childIds: childrenAbout(event.data, childIds) } }));
}

/**
 * Decides one command on its one stream and appends what it decides, exactly once for each command id.
 * A repeat answers what was answered first; a conflict or a lost answer is settled by reading the stream again.
 */
export async function handleCommand<Facts>(
  decider: AnyDecider<Facts>,
  contract: CommandContract,
  command: Command,
  runtime: CommandRuntime<Facts>,
): Promise<Outcome> {
  const id = targetId(contract, { ...command, unit: command.actor.unit });
  const stream = `${contract.stream.category}-${id}`;
  const fingerprint = await fingerprintOf(contract, command, runtime.keyVault);
  const rules = decider.decide[contract.name];
  const childrenOf = decider.children[contract.name];
  if (rules === undefined || childrenOf === undefined) throw new Error(`${decider.category} does not decide ${contract.name}`);

  const held = runtime.keyVault.hold();
  const attempt = async (): Promise<Outcome> => {
    const { known, state, revision } = await load(decider, runtime.eventStore, stream);
    const earlier = known.filter(({ envelope }) => envelope.commandId === command.id).at(-1);
    if (earlier !== undefined) {
      return earlier.envelope.fingerprint === fingerprint
        ? recordedAt(id, earlier.position)
        : rejected(CommandIdReused.of({}));
    }
    const childIds = childrenOf(command.input, state);
    const facts = await runtime.facts({ childIds, actor: command.actor });
    const used = await runtime.earlierFingerprint(command.id);
    if (used !== undefined && used !== fingerprint) return rejected(CommandIdReused.of({}));
    const standing = decider.standing?.(state) ?? {};
    if (!runtime.mayDo({ command: contract.name, actor: command.actor, childIds, standing, facts })) {
      return rejected(NotFoundOrNotYours.of({}));
    }
    const now = runtime.now();
    const newId = (label: string) => derivedId(command.id, id, label);
    const context = { id, actor: command.actor, occurredAt: command.occurredAt, now, newId, facts };
    const decision: Decision = rules(command.input, state, context);
    if (decision.kind === 'rejected') return rejected(decision.rejection);
    const events = enveloped(decider, decision, { state, id, fingerprint, now }, command);
    const data = await seal(held, events);
    for (const { id: order, contract, data: said } of events) {
      const owner = contract.endsKeysOf?.(said);
      if (owner !== undefined) await held.retire(owner, order);
    }
    const appended = await runtime.eventStore.append(
      stream,
      revision ?? 'no_stream',
      events.map((event, index) => ({
        id: event.id,
        type: event.contract.type,
        data: data[index] ?? {},
        metadata: event.envelope as unknown as JsonObject,
      })),
    );
    return recordedAt(id, appended.position);
  };

  try {
    return await persistently(attempt, rejected);
  } finally {
    // Not between two attempts: what the first one sent may arrive late.
    held.letGo();
  }
}
