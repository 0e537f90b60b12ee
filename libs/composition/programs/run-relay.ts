import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { openEventStore } from '#adapters/eventstoredb';
import { openKafkaSender } from '#adapters/kafka-bus';
import { openDatabase } from '#adapters/postgres';
import { relayMigrations, startRelay } from '#adapters/relay';
import { observedSender, observeLag } from '#adapters/telemetry';
import { contractOf } from '#contracts/all';
import { BusAway, errorKind, type Log, note, word } from '#kernel';
import { HealthController, READINESS, type Readiness, WrongSettings } from '#platform';
import { relayEnvironment, type RelaySettings } from '../settings/environment.js';
import { httpApp } from '../gateway/http-app.js';
import { kafkaAddress } from '../settings/kafka-address.js';
import { need, needs } from '../engines/need.js';
import { stopAll } from '../ending/stop-all.js';
import { asProgram, onShutdown } from './shutdown.js';
import { startTelling } from '../telling/telling.js';

/** Connections at once: one holds the turn, one looks whether the database is there. */
const poolSize = 2;

function relayModule(ready: Readiness) {
  @Module({ controllers: [HealthController], providers: [{ provide: READINESS, useValue: ready }] })
  class RelayModule {}
  return RelayModule;
}

function addressesOf(settings: RelaySettings) {
  const { DATABASE_URL: databaseUrl, EVENTSTORE_URL: connectionString } = settings;
  const kafka = kafkaAddress(settings);
  if (databaseUrl === undefined || connectionString === undefined || kafka === undefined) {
    throw new WrongSettings('Set DATABASE_URL, EVENTSTORE_URL and KAFKA_BROKERS: the relay takes events from the one to the other.');
  }
  return { databaseUrl, connectionString, kafka };
}

async function openParts(settings: RelaySettings, log: Log) {
  const { databaseUrl: url, connectionString, kafka } = addressesOf(settings);
  const database = await openDatabase({ url, schema: 'relay', migrations: relayMigrations, poolSize });
  const eventStore = openEventStore({ connectionString, log });
  const sender = openKafkaSender({ ...kafka, log });
  return { database, eventStore, sender, close: () => stopAll(() => sender.close(), () => eventStore.close(), () => database.destroy()) };
}

/**
 * Takes what agencies share from the event store to Kafka, as a process of its own with health over HTTP. It starts while
 * Kafka is away and says so; of several such processes one works and the others stand by.
 */
export const runRelay = (): Promise<void> => asProgram(serve);

async function serve(): Promise<void> {
  const settings = relayEnvironment();
  const { log, telemetry } = await startTelling('relay', settings);
  const { database, eventStore, sender, close } = await openParts(settings, log);
  const relay = startRelay({ eventStore, database, sender: observedSender(sender, telemetry), contractOf, log });
  const unobserve = observeLag(telemetry, eventStore, word('relay'), () => relay.position());
  const [tables, bus, head] = [need(() => database.query('SELECT 1')), need(() => sender.check()), need(() => eventStore.head())];
  try {
    const app = await httpApp(
      relayModule(() => needs({ relay: async () => relay.healthy().ok && (await tables()), bus, eventStore: head })),
    );
    await app.listen(settings.PORT, settings.HOST);
    onShutdown(() => stopAll(() => app.close(), async () => unobserve(), () => relay.stop(), close, () => telemetry.stop()));
    log(note('info', 'ready: health over HTTP', { healthPort: Number(new URL(await app.getUrl()).port) }));
    await sender.check().catch((error: unknown) => log(note('warn', 'the bus is not there yet', { reason: error instanceof BusAway ? error.why : errorKind(error) })));
  } catch (error) {
    await stopAll(() => relay.stop(), close, () => telemetry.stop());
    throw error;
  }
}
