import { type OpenTelemetry, openTelemetry } from '#adapters/telemetry';
import type { Log } from '#kernel';
import { logTo } from './log.js';

export interface TellingSettings {
  readonly HOST: string;
  readonly OTEL_EXPORTER_OTLP_ENDPOINT?: string | undefined;
  readonly OTEL_METRIC_EXPORT_INTERVAL: number;
  readonly METRICS_PORT?: number | undefined;
}

/** What a program tells those who keep it running. */
export interface Telling {
  readonly log: Log;
  readonly telemetry: OpenTelemetry;
}

/** @param program as its log and its figures name it */
export async function startTelling(program: string, settings: TellingSettings): Promise<Telling> {
  const log = logTo(program);
  const telemetry = await openTelemetry({
    name: program,
    endpoint: settings.OTEL_EXPORTER_OTLP_ENDPOINT,
    everyMs: settings.OTEL_METRIC_EXPORT_INTERVAL,
    prometheus: settings.METRICS_PORT === undefined ? undefined : { host: settings.HOST, port: settings.METRICS_PORT },
    log,
  });
  return { log, telemetry };
}
