import { randomUUID } from 'node:crypto';
import { type Result, signIn, type User } from '../harness/graphql-client.js';
import { type Figure, figuresOf } from '../harness/interview-figures.js';
import { isoDay, morningOf } from './days.js';

export const units = { ahtjp: 'ahtjp-17', dosvy: 'dosvy-17', ngo: 'ngo-a', court: 'court-17' } as const;
const posts = ['police-1702', 'police-1710'] as const;
export type Unit = (typeof units)[keyof typeof units] | (typeof posts)[number];

type Input = Readonly<Record<string, unknown>>;

/** The name of the answer, and where it is `Recorded`, the place in the log. */
export interface Answered extends Pick<Result, 'id' | 'position' | 'problems'> {
  readonly answer: string;
}

/** What the product tells social affairs of the province about one child. */
export interface Told {
  readonly seriesCount: number;
  readonly sessionCount: number;
  readonly series: readonly { readonly id: string; readonly leadUnit: string; readonly topics: readonly string[]; readonly sessions: readonly { readonly heldAt: string }[] }[];
  readonly coveredTopics: readonly string[];
  readonly repeats: readonly { readonly id: string; readonly reason: string; readonly topics: readonly string[]; readonly answer: string | null }[];
  readonly repeatsPrevented: number;
  readonly repeatsAuthorised: number;
  readonly repeatsFound: number;
}

const look = `query ($id: ID!, $atLeast: String) { interviewOutlook(childId: $id, purpose: CARE, atLeast: $atLeast) {
  seriesCount sessionCount coveredTopics series { id leadUnit topics sessions { heldAt } } repeats { id reason topics answer }
  repeatsPrevented repeatsAuthorised repeatsFound } }`;
const search = 'query ($name: String!) { searchChildren(name: $name) { receipt } }';
const nameLatin = 'Simulated Child';
const timesTried = 5;

/** The offices of one province at work in a running product, each signed in. */
export class Offices {
  private constructor(
    private readonly users: ReadonlyMap<string, User>,
    private readonly receipts: ReadonlyMap<string, () => Promise<string>>,
  ) {}

  static async of(url: string): Promise<Offices> {
    const users = await Promise.all([...Object.values(units), ...posts].map((unit) => signIn(url, unit)));
    const receipts = users.map((user) => {
      let receipt: Promise<string> | undefined;
      let searched = 0;
      return () => {
        // It holds an hour.
        if (receipt === undefined || Date.now() - searched > 30 * 60_000) {
          searched = Date.now();
          receipt = user.query<{ searchChildren: { receipt: string } }>(search, { name: nameLatin }).then(({ searchChildren }) => searchChildren.receipt);
        }
        return receipt;
      };
    });
    return new Offices(
      new Map(users.map((user) => [user.name, user])),
      new Map(users.map(({ name }, index) => [name, receipts[index] as () => Promise<string>])),
    );
  }

  private user(unit: Unit): User {
    const user = this.users.get(unit);
    if (user === undefined) throw new Error(`${unit} is not in this province`);
    return user;
  }

  /** Gives a command, whatever the answer is. */
  async tries(unit: Unit, command: string, input: Input, day: number): Promise<Answered> {
    const options = { commandId: randomUUID(), occurredAt: morningOf(day) };
    for (let tried = 1; ; tried += 1) {
      const { __typename: answer, ...more } = await this.user(unit).send(command, input, options);
      if (answer !== 'TryAgain' || tried === timesTried) return { answer, ...more };
    }
  }

  /** Gives a command that must be recorded. */
  async does(unit: Unit, command: string, input: Input, day: number): Promise<{ readonly id: string; readonly position: string }> {
    const { id, position, answer, problems = [] } = await this.tries(unit, command, input, day);
    if (id === undefined || position === undefined) throw new Error(`${command} of ${unit} was answered with ${answer} ${JSON.stringify(problems)}`);
    return { id, position };
  }

  async registers(unit: Unit, child: Input, day: number): Promise<string> {
    const searchReceipt = await this.receipts.get(unit)?.();
    return (await this.does(unit, 'RegisterChild', { ...child, nameLatin, searchReceipt }, day)).id;
  }

  /** What the product counts over all children of the province, in this simulation's year and all that followed. */
  async measured(): Promise<readonly Figure[]> {
    const groups = await figuresOf(this.user(units.dosvy), `from: "${isoDay(0)}", until: "${isoDay(3 * 365)}"`);
    return groups.flat();
  }

  async outlook(childId: string, atLeast: string): Promise<Told> {
    const { interviewOutlook } = await this.user(units.dosvy).query<{ interviewOutlook: Told | null }>(look, { id: childId, atLeast });
    if (interviewOutlook === null) throw new Error('social affairs of the province is not told of its child');
    return interviewOutlook;
  }
}
