import { refuseUnfinishedRestore } from '#adapters/backup';
import { openEventStore } from '#adapters/eventstoredb';
import type { KafkaAddress } from '#adapters/kafka-bus';
import { loadMasterKey, openKeyVault, readMasterKey } from '#adapters/key-vault';
import { observedEventStore } from '#adapters/telemetry';
import type { Reference } from '#contracts/vocabulary';
import type { Actor, EventStore, KeyHold, KeyVault, Log, Telemetry } from '#kernel';
import { createTokenVerifier } from '#platform';
import { eraseBeforeServing } from './erase-before-serving.js';
import { type BusSettings, kafkaAddress } from '../settings/kafka-address.js';
import { need } from './need.js';
import { loadReference } from './reference.js';
import { Room } from './room.js';
import { stopAll } from '../ending/stop-all.js';
import type { Telling } from '../telling/telling.js';

export interface EngineAddresses {
  readonly databaseUrl: string;
  readonly vaultUrl: string;
  readonly eventStoreUrl: string;
}

export interface EngineSettings extends BusSettings {
  readonly NODE_ENV: string;
  readonly DATA_FOLDER: string;
  readonly REFERENCE_FOLDER: string;
  readonly VAULT_MASTER_KEY_FILE?: string | undefined;
  readonly OIDC_AUDIENCE: string;
  readonly OIDC_JWKS_URL?: string | undefined;
}

/** What every part of the product stands on, wherever it runs. */
export interface Engines {
  readonly databaseUrl: string;
  readonly vaultUrl: string;
  readonly eventStore: EventStore;
  /** Undefined where policies listen to the event store itself. */
  readonly kafka: KafkaAddress | undefined;
  readonly keyVault: KeyVault;
  readonly room: Room;
  readonly reference: Reference;
  readonly verify: (token: string) => Promise<Actor>;
  readonly now: () => Date;
  /** Whether event store and key vault answer. */
  readonly needs: Readonly<Record<'eventStore' | 'keyVault', () => Promise<boolean>>>;
  readonly log: Log;
  readonly telemetry: Telemetry;
  stop(): Promise<void>;
}

const watchedHold = (room: Room, held: KeyHold): KeyHold => ({
  keysFor: room.watch('key-vault', (...given: Parameters<KeyHold['keysFor']>) => held.keysFor(...given)),
  retire: room.watch('key-vault', (...given: Parameters<KeyHold['retire']>) => held.retire(...given)),
  letGo: () => held.letGo(),
});

const nobodysKey = '00000000-0000-0000-0000-000000000000';

/** Nothing is served from what comes of this before every order to erase that the log holds is carried out. */
export async function openEngines(settings: EngineSettings, issuer: string, addresses: EngineAddresses, { log, telemetry }: Telling): Promise<Engines> {
  const kafka = kafkaAddress(settings);
  await refuseUnfinishedRestore(addresses.vaultUrl);
  const masterKey = await (settings.VAULT_MASTER_KEY_FILE === undefined
    ? loadMasterKey(settings.DATA_FOLDER, settings.NODE_ENV === 'production')
    : readMasterKey(settings.VAULT_MASTER_KEY_FILE));
  const room = new Room(log);
  const keyVault = await openKeyVault({ url: addresses.vaultUrl, masterKey });
  const eventStore = observedEventStore(openEventStore({ connectionString: addresses.eventStoreUrl, log }), telemetry);
  await eraseBeforeServing({ vaultUrl: addresses.vaultUrl, eventStore, keyVault, log });
  const verifier = createTokenVerifier({
    issuer,
    audience: settings.OIDC_AUDIENCE,
    ...(settings.OIDC_JWKS_URL === undefined ? {} : { jwksUrl: settings.OIDC_JWKS_URL }),
  });
  return {
    databaseUrl: addresses.databaseUrl,
    vaultUrl: addresses.vaultUrl,
    eventStore: { ...eventStore, append: room.watch('event-store', (...given: Parameters<EventStore['append']>) => eventStore.append(...given)) },
    kafka,
    keyVault: { ...keyVault, hold: () => watchedHold(room, keyVault.hold()) },
    room,
    reference: await loadReference(settings.REFERENCE_FOLDER),
    verify: (token) => verifier.verify(token),
    now: () => new Date(),
    needs: { eventStore: need(() => eventStore.head()), keyVault: need(() => keyVault.keysById([nobodysKey])) },
    log,
    telemetry,
    stop: () => stopAll(() => eventStore.close(), () => keyVault.close(), () => telemetry.stop()),
  };
}
