import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';
import { type Context, type Link, ROOT_CONTEXT, type Span, type SpanContext, SpanKind, SpanStatusCode, trace, TraceFlags } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import type { Resource } from '@opentelemetry/resources';
import { BatchSpanProcessor, type IdGenerator, TracerProvider } from '@opentelemetry/sdk-trace';
import { errorKind, type SpanOptions, type Story, storyOf, type Telemetry } from '#kernel';

export type Tracing = Pick<Telemetry, 'span' | 'past'> & { stop(): Promise<void> };

const kinds = { server: SpanKind.SERVER, client: SpanKind.CLIENT, consumer: SpanKind.CONSUMER, producer: SpanKind.PRODUCER };

/** Gives the first span of a story the ids that everybody can find out; all others have ids by chance. */
class StoryIds implements IdGenerator {
  #next: Story | undefined;

  generateTraceId = (): string => this.#next?.traceId ?? randomBytes(16).toString('hex');
  generateSpanId = (): string => this.#next?.rootId ?? randomBytes(8).toString('hex');

  /** @param start takes ids at once, not later */
  beginning(story: Story, start: () => Span): Span {
    this.#next = story;
    try {
      return start();
    } finally {
      this.#next = undefined;
    }
  }
}

const traceparent = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

/** A link, and not the parent: who asks from outside decides neither what our ids are nor what is kept. */
function linksTo(from: string | undefined): Link[] {
  const [, traceId, spanId, flags] = traceparent.exec(from ?? '') ?? [];
  if (traceId === undefined || spanId === undefined) return [];
  return [{ context: { traceId, spanId, traceFlags: Number.parseInt(flags ?? '00', 16), isRemote: true } }];
}

const under = (parent: SpanContext): Context => trace.setSpanContext(ROOT_CONTEXT, parent);

/** Spans over OTLP, in the background; what cannot be sent is dropped. */
export function startTracing(url: string, resource: Resource): Tracing {
  const ids = new StoryIds();
  const provider = new TracerProvider({
    resource,
    idGenerator: ids,
    spanProcessors: [new BatchSpanProcessor({ exporter: new OTLPTraceExporter({ url }), scheduledDelayMillis: 1_000 })],
  });
  const tracer = provider.getTracer('toldonce');
  const around = new AsyncLocalStorage<SpanContext>();

  function open({ name, correlationId, begins = false, kind, from, attributes = {} }: SpanOptions, startTime?: Date): Span {
    const story = correlationId === undefined ? undefined : storyOf(correlationId);
    const options = { attributes, links: linksTo(from), ...(kind === undefined ? {} : { kind: kinds[kind] }), ...(startTime === undefined ? {} : { startTime }) };
    const outer = around.getStore();
    if (outer !== undefined && (story === undefined || outer.traceId === story.traceId)) return tracer.startSpan(name, options, under(outer));
    if (story === undefined) return tracer.startSpan(name, { ...options, root: true }, ROOT_CONTEXT);
    if (begins) return ids.beginning(story, () => tracer.startSpan(name, { ...options, root: true }, ROOT_CONTEXT));
    const root = { traceId: story.traceId, spanId: story.rootId, traceFlags: TraceFlags.SAMPLED, isRemote: true };
    return tracer.startSpan(name, options, under(root));
  }

  return {
    async span(options, work) {
      const span = open(options);
      try {
        return await around.run(span.spanContext(), () => work((attributes) => void span.setAttributes(attributes)));
      } catch (error) {
        span.setAttribute('error.type', errorKind(error)).setStatus({ code: SpanStatusCode.ERROR });
        throw error;
      } finally {
        span.end();
      }
    },
    past({ since, ...options }) {
      open(options, since).end();
    },
    stop: () => provider.shutdown(),
  };
}
