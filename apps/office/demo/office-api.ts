import type { z } from 'zod';
import { type CommandContract, derivedId, generalRejections, type OccurredAt, targetId } from '#kernel';

export interface OfficeApiOptions {
  /** Where the gateway answers, such as http://127.0.0.1:4000. */
  readonly url: string;
  /** An access token of a development user. */
  readonly tokenFor: (user: string) => Promise<string>;
}

/** Who says it, under which name of the demonstration, and when it happened. */
export interface Said {
  readonly user: string;
  /** The same in every run: the command's id follows from it. */
  readonly key: string;
  readonly at: OccurredAt;
}

export interface Done {
  readonly id: string;
  /** Place in the log; undefined where an earlier run did it. */
  readonly position?: string;
}

type Answer = { readonly __typename: string; readonly message?: string; readonly id?: string; readonly position?: string } & {
  readonly problems?: readonly { readonly path: string; readonly problem: string }[];
};

/** The id of the command that the demonstration calls so. */
export const commandIdOf = (key: string) => derivedId('demonstration', key);

interface ApiFault {
  readonly message: string;
  readonly extensions?: { readonly code?: string };
}

const tries = 5;
/** How often what is not shown yet is asked for: each time the office waits two seconds by itself. */
const waits = 15;
const camel = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);

function mutation({ name, rejections }: CommandContract): string {
  const refusals = [...generalRejections, ...rejections].map((refusal) => `... on ${refusal.name} { message }`);
  return `mutation Demonstrate($input: ${name}Input!) { answer: ${camel(name)}(input: $input) {
    __typename ... on Recorded { id position } ... on InvalidInput { problems { path problem } } ${refusals.join(' ')} } }`;
}

/** What a repeat made the first time: the id of a new thing follows from the command's id. */
const madeBefore = (contract: CommandContract, user: string, commandId: string, input: Readonly<Record<string, unknown>>): Done => ({
  id: targetId(contract, { id: commandId, input, unit: user }),
});

const doneOf = (kind: string, id?: string, position?: string): Done | undefined =>
  kind === 'Recorded' && id !== undefined && position !== undefined ? { id, position } : undefined;

/** The office as its users see it: GraphQL over HTTP, each with a token of their own. */
export class OfficeApi {
  private readonly tokens = new Map<string, Promise<string>>();
  /** Entries that are there, of this run or an earlier one: of commands that were answered so, and of the product's own policies. */
  done = 0;

  constructor(private readonly options: OfficeApiOptions) {}

  /** @throws {Error} saying what is wrong with the query, never what was sent */
  async ask<T>(user: string, query: string, variables: object): Promise<T> {
    const token = this.tokens.get(user) ?? this.options.tokenFor(user);
    this.tokens.set(user, token);
    for (let asked = 1; ; asked += 1) {
      const answer = await fetch(`${this.options.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${await token}` },
        body: JSON.stringify({ query, variables }),
      });
      const { data, errors } = (await answer.json()) as { data?: T; errors?: readonly ApiFault[] };
      if (errors === undefined && data !== undefined) return data;
      // A slow machine shows late what it has recorded.
      const late = errors?.every(({ extensions }) => extensions?.code === 'NOT_YET_VISIBLE') === true;
      if (!late || asked === waits) throw new Error(`${user} was answered: ${errors?.map(({ message }) => message).join(' ')}`);
    }
  }

  /** Records it once, however often the demonstration is loaded. @throws {Error} naming command and rejection */
  async send<S extends z.ZodObject>(contract: CommandContract<S>, { user, key, at }: Said, input: z.input<S>): Promise<Done> {
    const general = contract as unknown as CommandContract;
    const commandId = commandIdOf(key);
    const said = { ...input, commandId, occurredAt: at };
    for (let tried = 1; ; tried += 1) {
      const { answer } = await this.ask<{ answer: Answer }>(user, mutation(general), { input: said });
      const { __typename: kind, id, position, message, problems = [] } = answer;
      if (kind === 'TryAgain' && tried < tries) continue;
      // Reused: loaded on another day. Times have moved on with the clock since, and what is recorded stays.
      const made = kind === 'CommandIdReused' ? madeBefore(general, user, commandId, input) : doneOf(kind, id, position);
      if (made !== undefined) {
        this.done += 1;
        return made;
      }
      const listed = problems.map(({ path, problem }) => ` (${path}: ${problem})`).join('');
      throw new Error(`${contract.name} of ${user} (${key}) was refused with ${kind}: ${message ?? ''}${listed}`);
    }
  }
}
