import { type Log, type Telemetry, unheard } from '#kernel';
import { watchLoop } from './loop-delay.js';

export interface TelemetryOptions {
  /** Of the program, as `police`. */
  readonly name: string;
  /** Base address of an OTLP collector over HTTP; without it nothing is sent, and no trace is kept. */
  readonly endpoint?: string | undefined;
  /** Between two messages with figures; 15 s unless told. */
  readonly everyMs?: number | undefined;
  /** Where Prometheus may fetch figures; without it they are not served. */
  readonly prometheus?: { readonly host: string; readonly port: number } | undefined;
  readonly log: Log;
}

export type OpenTelemetry = Telemetry & { stop(): Promise<void> };

/** What is still to be sent at the end gets so long. */
const partingMs = 2_000;

/**
 * Figures and traces, sent and served where somebody wants them. The libraries are loaded only then: a program that nobody
 * watches starts as fast as without them.
 * @throws where the port for Prometheus is taken
 */
export async function openTelemetry({ name, endpoint, everyMs = 15_000, prometheus, log }: TelemetryOptions): Promise<OpenTelemetry> {
  if (endpoint === undefined && prometheus === undefined) return { ...unheard, stop: () => Promise.resolve() };
  const [{ resourceFromAttributes }, { startMetering }, { hearFailures }] = await Promise.all([
    import('@opentelemetry/resources'),
    import('./metering.js'),
    import('./failures.js'),
  ]);
  hearFailures(log);
  const resource = resourceFromAttributes({ 'service.namespace': 'toldonce', 'service.name': name });
  const at = (path: string) => new URL(path, endpoint?.endsWith('/') === true ? endpoint : `${endpoint}/`).href;
  const metering = await startMetering(
    {
      ...(endpoint === undefined ? {} : { otlp: { url: at('v1/metrics'), everyMs } }),
      ...(prometheus === undefined ? {} : { prometheus }),
    },
    resource,
  );
  const tracing = endpoint === undefined ? undefined : (await import('./tracing.js')).startTracing(at('v1/traces'), resource);
  const unwatch = watchLoop(metering);
  return {
    ...unheard,
    ...metering,
    ...(tracing === undefined ? {} : { span: tracing.span, past: tracing.past }),
    async stop() {
      unwatch();
      let timer: NodeJS.Timeout | undefined;
      const parting = new Promise<void>((resolve) => (timer = setTimeout(resolve, partingMs)));
      await Promise.race([Promise.allSettled([tracing?.stop(), metering.stop()]), parting]).finally(() => clearTimeout(timer));
    },
  };
}
