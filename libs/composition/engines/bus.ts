import type { DataSource, EntityManager } from 'typeorm';
import { openDirectBus } from '#adapters/direct-bus';
import { openKafkaBus } from '#adapters/kafka-bus';
import { contractOf } from '#contracts/all';
import type { Bus } from '#kernel';
import type { Engines } from './engines.js';

export interface OpenBus {
  readonly bus: Bus<EntityManager>;
  /** What of it must be there besides the engines, by name; true where it is there. */
  ready(): Readonly<Record<string, boolean>>;
}

/** The one place that decides which bus a service listens to: Kafka where its brokers are named, else the event store itself. */
export function openBus(database: DataSource, { kafka, eventStore, log }: Pick<Engines, 'kafka' | 'eventStore' | 'log'>): OpenBus {
  if (kafka === undefined) return { bus: openDirectBus({ database, eventStore, contractOf, log }), ready: () => ({}) };
  const bus = openKafkaBus({ ...kafka, database, log });
  return { bus, ready: () => ({ bus: bus.connected() }) };
}
