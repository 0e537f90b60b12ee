import { randomUUID } from 'node:crypto';
import type { DynamicModule } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import { MercuriusDriver, type MercuriusDriverConfig } from '@nestjs/mercurius';
import type { RequestContext } from './request-context.js';
import { errorFormatter } from './error-format.js';

const bearer = /^Bearer (\S+)$/;

interface Carrier {
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

/** What a client says when it opens a WebSocket. */
interface Connecting {
  readonly payload?: Readonly<Record<string, unknown>>;
}

function contextOf(authorization: unknown): RequestContext {
  const token = typeof authorization === 'string' ? bearer.exec(authorization)?.[1] : undefined;
  return { token, correlationId: randomUUID() };
}

/** How deep a query may nest: as deep as the introspection that portals and editors begin with, twice what any view needs. */
const queryDepthLimit = 15;

/** GraphQL over HTTP and over WebSocket on one path, its schema made from the resolvers that the modules provide. */
export function graphqlModule(report: (error: Error) => void): DynamicModule {
  const format = errorFormatter(report);
  return GraphQLModule.forRoot<MercuriusDriverConfig>({
    driver: MercuriusDriver,
    autoSchemaFile: true,
    sortSchema: true,
    path: '/graphql',
    graphiql: false,
    jit: 1,
    queryDepth: queryDepthLimit,
    context: (request: Carrier) => contextOf(request.headers['authorization']),
    errorFormatter: format,
    subscription: {
      fullWsTransport: true,
      onConnect: ({ payload }: Connecting) => contextOf(payload?.['authorization'] ?? payload?.['Authorization']),
      context: (_connection, request) => contextOf(request.headers['authorization']),
    },
  });
}
