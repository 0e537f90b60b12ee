import { setTimeout as sleep } from 'node:timers/promises';
import type { Histogram as Instrument, Counter as CountingInstrument, Observable } from '@opentelemetry/api';
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http';
import { PrometheusExporter } from '@opentelemetry/exporter-prometheus';
import type { Resource } from '@opentelemetry/resources';
import { AggregationType, type IMetricReader, InstrumentType, MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { metrics } from '#contracts/telemetry';
import type { Telemetry } from '#kernel';

export type Metering = Pick<Telemetry, 'count' | 'took' | 'observe'> & { stop(): Promise<void> };

export interface MetricsOutlets {
  /** Where to send them over OTLP, all that many milliseconds. */
  readonly otlp?: { readonly url: string; readonly everyMs: number };
  /** Where Prometheus may fetch them, at `/metrics`. */
  readonly prometheus?: { readonly host: string; readonly port: number };
}

/** Those who fetch figures wait some ten seconds. */
const patienceMs = 4_000;

/** Bounds of the buckets of durations, in seconds. */
const boundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

async function readersFor({ otlp, prometheus }: MetricsOutlets): Promise<IMetricReader[]> {
  const readers: IMetricReader[] = [];
  if (otlp !== undefined) {
    readers.push(new PeriodicExportingMetricReader({ exporter: new OTLPMetricExporter({ url: otlp.url }), exportIntervalMillis: otlp.everyMs, exportTimeoutMillis: otlp.everyMs }));
  }
  if (prometheus !== undefined) {
    const exporter = new PrometheusExporter({ ...prometheus, preventServerStart: true, withoutScopeInfo: true });
    await exporter.startServer();
    readers.push(exporter);
  }
  return readers;
}

/** Figures by the definitions of `#contracts/telemetry`. @throws where the port for Prometheus is taken */
export async function startMetering(outlets: MetricsOutlets, resource: Resource): Promise<Metering> {
  const provider = new MeterProvider({
    resource,
    readers: await readersFor(outlets),
    views: [{ instrumentType: InstrumentType.HISTOGRAM, aggregation: { type: AggregationType.EXPLICIT_BUCKET_HISTOGRAM, options: { boundaries } } }],
  });
  const meter = provider.getMeter('toldonce');
  const counters = new Map<string, CountingInstrument>();
  const histograms = new Map<string, Instrument>();
  const gauges = new Map<string, Observable>();
  for (const { kind, name, unit, help: description } of Object.values(metrics)) {
    if (kind === 'counter') counters.set(name, meter.createCounter(name, { unit, description }));
    else if (kind === 'histogram') histograms.set(name, meter.createHistogram(name, { unit, description }));
    else gauges.set(name, meter.createObservableGauge(name, { unit, description }));
  }
  const observables = [...gauges.values()];
  return {
    count: ({ name }, labels) => counters.get(name)?.add(1, labels),
    took: ({ name }, seconds, labels) => histograms.get(name)?.record(seconds, labels),
    observe(read) {
      let reading = false;
      const callback: Parameters<typeof meter.addBatchObservableCallback>[0] = async (result) => {
        // A database that says nothing holds up neither the other figures nor the next question.
        if (reading) return;
        reading = true;
        const told = read(({ name }, value, labels) => {
          const instrument = gauges.get(name);
          if (instrument !== undefined) result.observe(instrument, value, labels);
        });
        const waiting = new AbortController();
        const late = sleep(patienceMs, undefined, { signal: waiting.signal }).catch(() => undefined);
        await Promise.race([told.catch(() => undefined).finally(() => (reading = false)), late]);
        waiting.abort();
      };
      meter.addBatchObservableCallback(callback, observables);
      return () => meter.removeBatchObservableCallback(callback, observables);
    },
    stop: () => provider.shutdown(),
  };
}
