import { randomUUID } from 'node:crypto';

export interface Answer {
  readonly data: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

export interface Result {
  readonly __typename: string;
  readonly id?: string;
  readonly position?: string;
  readonly message?: string;
  readonly problems?: readonly { readonly path: string; readonly problem: string }[];
}

export interface CommandOptions {
  readonly commandId?: string;
  readonly occurredAt?: { readonly value: string; readonly precision: string };
}

/** One signed-in user of the API, over HTTP as a portal would come. */
export interface User {
  readonly name: string;
  readonly token: string;
  /** The whole answer, errors and all. */
  ask(query: string, variables?: Readonly<Record<string, unknown>>): Promise<Answer>;
  /** The data, or a failure that names the query's errors; asks again while something is not shown yet. */
  query<T>(query: string, variables?: Readonly<Record<string, unknown>>): Promise<T>;
  /** Sends a command and gives back whichever member of its result union came. */
  send(command: string, input: Readonly<Record<string, unknown>>, options?: CommandOptions): Promise<Result>;
  /** Sends a command that must be recorded. */
  record(command: string, input: Readonly<Record<string, unknown>>, options?: CommandOptions): Promise<{ id: string; position: string }>;
}

async function post(url: string, body: unknown, headers: Readonly<Record<string, string>>): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return response.json();
}

export async function tokenOf(baseUrl: string, user: string): Promise<string> {
  const answer = (await post(`${baseUrl}/dev/issuer/token`, { user }, {})) as { access_token?: string };
  if (answer.access_token === undefined) throw new Error(`no token for ${user}`);
  return answer.access_token;
}

const timesAskedAgain = 10;
const isNotShownYet = ({ errors }: Answer) => errors?.[0]?.extensions?.code === 'NOT_YET_VISIBLE';

export function userWith(baseUrl: string, name: string, token: string): User {
  const ask = async (query: string, variables: Readonly<Record<string, unknown>> = {}) =>
    (await post(`${baseUrl}/graphql`, { query, variables }, { authorization: `Bearer ${token}` })) as Answer;

  async function query<T>(text: string, variables: Readonly<Record<string, unknown>> = {}): Promise<T> {
    let answer = await ask(text, variables);
    // As its message says, and as a portal does: on a busy machine the views may need longer than one answer waits.
    for (let again = 0; again < timesAskedAgain && isNotShownYet(answer); again += 1) answer = await ask(text, variables);
    const { data, errors } = answer;
    if (errors !== undefined || data === null) throw new Error(`${name} was not answered: ${JSON.stringify(errors)}`);
    return data as T;
  }

  async function send(command: string, input: Readonly<Record<string, unknown>>, options: CommandOptions = {}): Promise<Result> {
    const field = command.charAt(0).toLowerCase() + command.slice(1);
    const text = `mutation ($input: ${command}Input!) { ${field}(input: $input) {
      __typename ... on Recorded { id position } ... on InvalidInput { message problems { path problem } } ... on StorageFull { message }
    } }`;
    const {
      commandId = randomUUID(),
      occurredAt = { value: new Date(Date.now() - 60_000).toISOString(), precision: 'MINUTE' },
    } = options;
    const answer = await query<Record<string, Result>>(text, { input: { ...input, commandId, occurredAt } });
    const result = answer[field];
    if (result === undefined) throw new Error(`${command} was not answered`);
    return result;
  }

  return {
    name,
    token,
    ask,
    query,
    send,
    async record(command, input, options) {
      const result = await send(command, input, options);
      if (result.id === undefined || result.position === undefined) {
        throw new Error(`${name}: ${command} was refused with ${JSON.stringify(result)}`);
      }
      return { id: result.id, position: result.position };
    },
  };
}

/** Signs in at the development issuer. */
export const signIn = async (baseUrl: string, name: string): Promise<User> => userWith(baseUrl, name, await tokenOf(baseUrl, name));
