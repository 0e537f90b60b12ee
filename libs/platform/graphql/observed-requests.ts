import type { MercuriusDriverConfig } from '@nestjs/mercurius';
import type { FastifyReply, FastifyRequest, HookHandlerDoneFunction } from 'fastify';
import { type DocumentNode, Kind } from 'graphql';
import { metrics } from '#contracts/telemetry';
import { type Mark, type Telemetry, word } from '#kernel';

interface Observed {
  readonly begun: number;
  readonly mark: Mark;
  readonly end: () => void;
  operation: { readonly operation: ReturnType<typeof word>; readonly field: ReturnType<typeof word> };
}

/** What is asked, in words of the schema: a query that comes so far was checked against it. What callers name themselves is left out. */
function operationOf({ definitions }: DocumentNode): Observed['operation'] {
  const operation = definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const field = operation?.selectionSet.selections.find((selection) => selection.kind === Kind.FIELD);
  return { operation: word(operation?.operation ?? 'unread'), field: word(field?.name.value.startsWith('__') === true ? 'introspection' : (field?.name.value ?? 'several')) };
}

/**
 * Makes of each request over HTTP the span in which its story begins, and tells how long it took. `preHandler` comes after
 * the body was read: what runs from there on runs within the span.
 */
export function observedRequests(telemetry: Telemetry) {
  const observed = new WeakMap<FastifyRequest, Observed>();

  function preHandler(request: FastifyRequest, _reply: FastifyReply, done: HookHandlerDoneFunction): void {
    if (request.method !== 'POST') return done();
    const { traceparent } = request.headers;
    const from = typeof traceparent === 'string' ? { from: traceparent } : {};
    void telemetry.span({ name: word('graphql'), correlationId: request.id, begins: true, kind: 'server', ...from }, (mark) =>
      new Promise<void>((end) => {
        observed.set(request, { begun: performance.now(), mark, end, operation: { operation: word('unread'), field: word('unread') } });
        done();
      }),
    );
  }

  const preExecution: NonNullable<NonNullable<MercuriusDriverConfig['hooks']>['preExecution']> = async (_schema, document, { reply }) => {
    const request = (reply as FastifyReply | undefined)?.request;
    const found = request === undefined ? undefined : observed.get(request);
    if (found !== undefined) found.operation = operationOf(document);
  };

  async function onResponse(request: FastifyRequest): Promise<void> {
    const found = observed.get(request);
    if (found === undefined) return;
    const { begun, mark, end, operation } = found;
    mark(operation);
    telemetry.took(metrics.requests, (performance.now() - begun) / 1_000, operation);
    end();
  }

  return { route: { preHandler, onResponse }, hooks: { preExecution } };
}
