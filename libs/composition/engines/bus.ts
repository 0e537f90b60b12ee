import type { DataSource, EntityManager } from 'typeorm';
import { openDirectBus } from '#adapters/direct-bus';
import { openKafkaBus } from '#adapters/kafka-bus';
import { observedBus } from '#adapters/telemetry';
import { contractOf } from '#contracts/all';
import type { Bus } from '#kernel';
import type { Engines } from './engines.js';

export interface OpenBus {
  readonly bus: Bus<EntityManager>;
  /** What of it must be there besides the engines, by name; true where it is there. */
  ready(): Readonly<Record<string, boolean>>;
}

/** The one place that decides which bus a service listens to: Kafka where its brokers are named, else the event store itself. */
export function openBus(database: DataSource, { kafka, eventStore, log, telemetry }: Pick<Engines, 'kafka' | 'eventStore' | 'log' | 'telemetry'>): OpenBus {
  if (kafka === undefined) return { bus: observedBus(openDirectBus({ database, eventStore, contractOf, log }), telemetry), ready: () => ({}) };
  const bus = openKafkaBus({ ...kafka, database, log });
  return { bus: observedBus(bus, telemetry), ready: () => ({ bus: bus.connected() }) };
}
