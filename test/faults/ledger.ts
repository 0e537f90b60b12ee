import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { User } from '../harness/graphql-client.js';

/** What somebody wants to record of a child. */
export interface Wish {
  readonly command: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** Whose task it is, where it is not that of the ledger's own user. */
  readonly by?: User;
}

/** A command on its way, under one id however often it is sent. */
interface Order extends Wish {
  readonly commandId: string;
  readonly childId: string;
}

/** What a client was told: the command was recorded at this place. */
interface Told extends Order {
  readonly position: string;
}

const wishes: readonly ((childId: string) => Wish)[] = [
  (childId) => ({ command: 'LinkExternalIdentifier', input: { childId, system: 'OSCAR', value: `N-${randomUUID()}` } }),
  (childId) => ({ command: 'RecordServiceDelivered', input: { childId, service: 'COUNSELLING', sessions: 1, note: 'កំណត់ចំណាំ' } }),
  (childId) => ({ command: 'RecordFamilyTraced', input: { childId, relation: 'GRANDPARENT', districtCode: '1702' } }),
  (childId) => ({ command: 'RecordMinimalFacts', input: { childId, facts: [{ topic: 'IMMEDIATE_DANGER', answer: 'មាន' }] } }),
];

const pauseMs = 40;
const occurredAt = { value: '2026-03-02T09:00:00+07:00', precision: 'MINUTE' };

const kindOf = (error: unknown) => `error ${/"code":"(\w+)"/.exec(String(error))?.[1] ?? String(error)}`;

/** The place in the log that comes last; that of its first event where there is none. */
export const latestOf = (positions: readonly string[]): string =>
  positions.reduce((latest, position) => (BigInt(position) > latest ? BigInt(position) : latest), 0n).toString();

/**
 * Callers that give commands without pause, through whatever office there is, and what they were told. It lives outside
 * everything that is killed.
 */
export class Ledger {
  readonly told: Told[] = [];
  /** Answers to a repeat that differ from the first, and refusals. */
  readonly contradictions: string[] = [];
  repeats = 0;
  /** How often an order got no answer that is one, by what came instead. */
  readonly unanswered = new Map<string, number>();
  #user: Promise<User>;
  #stopped = false;
  #gaveUp = false;
  #pending = 0;

  constructor(
    user: User,
    private readonly childIds: readonly string[],
    private readonly random: (below: number) => number,
    private readonly furtherWishes: readonly ((childId: string) => Wish)[] = [],
  ) {
    this.#user = Promise.resolve(user);
  }

  /** Until the office is there again everybody waits. */
  officeGone(): (user: User) => void {
    let back = (_user: User): void => {};
    this.#user = new Promise((resolve) => (back = resolve));
    return back;
  }

  /** Commands that were sent and are not answered. */
  get pending(): number {
    return this.#pending;
  }

  async caller(): Promise<void> {
    while (!this.#stopped) {
      const known = this.told[this.random(this.told.length)];
      // Now and then a portal sends again what was answered long ago.
      if (known !== undefined && this.random(10) === 0) await this.#repeat(known);
      else await this.#give(this.#order());
    }
  }

  /** The callers finish what they have begun, and no more. */
  stop(): void {
    this.#stopped = true;
  }

  /** Nobody will ever answer what is under way. */
  giveUp(): void {
    this.#gaveUp = true;
  }

  #order(): Order {
    const childId = this.childIds[this.random(this.childIds.length)] ?? '';
    const all = [...wishes, ...this.furtherWishes];
    const make = all[this.random(all.length)];
    if (make === undefined) throw new Error('there is nothing to order');
    return { commandId: randomUUID(), childId, ...make(childId) };
  }

  async #give(order: Order): Promise<void> {
    this.#pending += 1;
    const position = await this.#answer(order);
    this.#pending -= 1;
    if (position !== undefined) this.told.push({ ...order, position });
  }

  async #repeat(known: Told): Promise<void> {
    this.repeats += 1;
    const position = await this.#answer(known);
    if (position !== known.position) this.contradictions.push(`${known.command} was told at ${known.position} and then at ${position}`);
  }

  /** Sends until there is an answer that is one; undefined for a refusal. */
  async #answer({ command, input, commandId, by }: Order): Promise<string | undefined> {
    while (!this.#gaveUp) {
      const user = by ?? (await this.#user);
      const answer = await user.send(command, input, { commandId, occurredAt }).catch((error: unknown) => ({ __typename: kindOf(error), position: undefined }));
      if (answer.position !== undefined) return answer.position;
      const { __typename: refusal } = answer;
      this.unanswered.set(refusal, (this.unanswered.get(refusal) ?? 0) + 1);
      if (refusal !== 'TryAgain' && !refusal.startsWith('error')) {
        this.contradictions.push(`${command} was refused with ${refusal}`);
        return undefined;
      }
      await sleep(pauseMs);
    }
    return undefined;
  }
}
