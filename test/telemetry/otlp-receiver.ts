import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

const Value = z.object({ stringValue: z.string().optional(), intValue: z.union([z.string(), z.number()]).optional(), doubleValue: z.number().optional() });
const Attributes = z.array(z.object({ key: z.string(), value: Value })).default([]);
const Span = z.object({
  traceId: z.string(),
  spanId: z.string(),
  parentSpanId: z.string().optional(),
  name: z.string(),
  attributes: Attributes,
  links: z.array(z.object({ traceId: z.string(), spanId: z.string() })).default([]),
});
const Traces = z.object({
  resourceSpans: z.array(z.object({ resource: z.object({ attributes: Attributes }), scopeSpans: z.array(z.object({ spans: z.array(Span) })) })),
});
const Metrics = z.object({
  resourceMetrics: z.array(z.object({ resource: z.object({ attributes: Attributes }), scopeMetrics: z.array(z.object({ metrics: z.array(z.object({ name: z.string() })) })) })),
});

const valuesOf = (attributes: z.infer<typeof Attributes>) =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, value.stringValue ?? value.intValue ?? value.doubleValue]));

export interface ReceivedSpan {
  /** Which program sent it. */
  readonly program: unknown;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | undefined;
  readonly name: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly links: readonly { readonly traceId: string; readonly spanId: string }[];
}

/** A collector of OTLP over HTTP, as far as a spec needs one. */
export class OtlpReceiver {
  readonly spans: ReceivedSpan[] = [];
  readonly metricNames = new Set<string>();
  /** All that came in, as it came. */
  readonly bodies: string[] = [];

  private constructor(private readonly server: Server) {
    server.on('request', (request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      request.on('end', () => {
        this.bodies.push(body);
        if (request.url === '/v1/traces') this.#takeTraces(JSON.parse(body));
        if (request.url === '/v1/metrics') this.#takeMetrics(JSON.parse(body));
        response.setHeader('content-type', 'application/json').end('{}');
      });
    });
  }

  static async start(): Promise<OtlpReceiver> {
    const server = createServer();
    const receiver = new OtlpReceiver(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  #takeTraces(body: unknown): void {
    for (const { resource, scopeSpans } of Traces.parse(body).resourceSpans) {
      const program = valuesOf(resource.attributes)['service.name'];
      for (const { attributes, parentSpanId, ...span } of scopeSpans.flatMap(({ spans }) => spans)) {
        this.spans.push({ program, ...span, parentSpanId: parentSpanId === '' ? undefined : parentSpanId, attributes: valuesOf(attributes) });
      }
    }
  }

  #takeMetrics(body: unknown): void {
    for (const { scopeMetrics } of Metrics.parse(body).resourceMetrics) {
      for (const { name } of scopeMetrics.flatMap(({ metrics }) => metrics)) this.metricNames.add(name);
    }
  }
}
