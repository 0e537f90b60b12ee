import { randomUUID } from 'node:crypto';
import type { DynamicModule } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import { MercuriusDriver, type MercuriusDriverConfig } from '@nestjs/mercurius';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Telemetry } from '#kernel';
import type { RequestContext } from './request-context.js';
import { ApiError } from './api-error.js';
import { errorFormatter } from './error-format.js';
import { evenPace } from './even-pace.js';
import { formatErrors, type Sending } from './formatted-socket.js';
import { observedRequests } from './observed-requests.js';
import { queryCost } from './query-cost.js';

const bearer = /^Bearer (\S+)$/;

interface Carrier {
  readonly id: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

/** What a client says when it opens a WebSocket. */
interface Connecting {
  readonly payload?: Readonly<Record<string, unknown>>;
}

function contextOf(authorization: unknown, correlationId: string = randomUUID()): RequestContext {
  const token = typeof authorization === 'string' ? bearer.exec(authorization)?.[1] : undefined;
  return { token, correlationId };
}

/** A query in an address would stand in the logs of every server on its way, with the names that are searched for. */
async function onlyInBodies(request: FastifyRequest & { readonly ws?: boolean }, reply: FastifyReply): Promise<unknown> {
  // Only what has become a WebSocket is one: the header alone is written easily.
  if (request.method !== 'GET' || request.ws) return undefined;
  return reply.code(405).send({ data: null, errors: [new ApiError('BAD_INPUT', 'Send queries with POST, never in the address.')] });
}

/** How deep a query may nest: as deep as the introspection that portals and editors begin with, twice what any view needs. */
const queryDepthLimit = 15;

/** How long a query may be, in GraphQL's tokens: checking a longer one would keep everybody else waiting. */
const longestQuery = 6_000;

/** GraphQL over HTTP and over WebSocket on one path, its schema made from the resolvers that the modules provide. */
export function graphqlModule(report: (error: Error) => void, telemetry: Telemetry): DynamicModule {
  const format = errorFormatter(report);
  const observed = observedRequests(telemetry);
  return GraphQLModule.forRoot<MercuriusDriverConfig>({
    driver: MercuriusDriver,
    autoSchemaFile: true,
    sortSchema: true,
    path: '/graphql',
    graphiql: false,
    jit: 1,
    queryDepth: queryDepthLimit,
    graphql: { parseOptions: { maxTokens: longestQuery } },
    validationRules: [queryCost],
    context: (request: Carrier) => contextOf(request.headers['authorization'], request.id),
    errorFormatter: format,
    hooks: { ...evenPace, ...observed.hooks },
    additionalRouteOptions: { preValidation: onlyInBodies, ...observed.route },
    subscription: {
      fullWsTransport: true,
      // Browsers cannot send headers with a WebSocket: their token comes with the first message.
      context: (socket: Sending, request: Carrier) => {
        formatErrors(socket, format);
        return contextOf(request.headers['authorization']);
      },
      onConnect: ({ payload }: Connecting) => {
        const authorization = payload?.['authorization'] ?? payload?.['Authorization'];
        return authorization === undefined ? true : contextOf(authorization);
      },
    },
  });
}
