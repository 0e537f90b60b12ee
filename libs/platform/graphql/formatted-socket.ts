import { GraphQLError } from 'graphql';
import type { ApiErrorFormatter } from './error-format.js';

/** As much of a WebSocket as is needed here. */
export interface Sending {
  send(text: string, done?: (error?: Error) => void): void;
}

interface Told {
  readonly message?: unknown;
  readonly locations?: unknown;
  readonly path?: readonly (string | number)[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

interface Message {
  readonly type?: string;
  readonly payload?: unknown;
}

/** Under this one message Mercurius hides all that is wrong with a query. */
const invalid = 'Graphql validation error';

/** The error as it was before it was written down: GraphQL's own name a place in the query, whatever else failed does not. */
function again({ message, locations, path, extensions }: Told): Error {
  const said = String(message);
  const isGraphql = locations !== undefined || extensions !== undefined || said === invalid;
  return isGraphql ? new GraphQLError(said, { path, extensions: extensions ?? null }) : new Error(said);
}

function formatted(text: string, format: ApiErrorFormatter): string {
  if (!text.includes('error')) return text;
  const message = JSON.parse(text) as Message;
  const shown = (errors: readonly Told[]) => format({ errors: errors.map(again) }).response.errors;
  const { type, payload } = message;
  if (type === 'error' && Array.isArray(payload)) return JSON.stringify({ ...message, payload: shown(payload as Told[]) });
  const { errors } = (payload ?? {}) as { readonly errors?: readonly Told[] };
  return errors === undefined ? text : JSON.stringify({ ...message, payload: { ...(payload as object), errors: shown(errors) } });
}

/** Makes errors leave by a WebSocket as they leave by HTTP: Mercurius itself sends most of them as they were thrown. */
export function formatErrors(socket: Sending, format: ApiErrorFormatter): void {
  const send = socket.send.bind(socket);
  Object.assign(socket, { send: (text: string, done?: (error?: Error) => void) => send(formatted(text, format), done) });
}
