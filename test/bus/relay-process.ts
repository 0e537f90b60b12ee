import { openEventStore } from '#adapters/eventstoredb';
import { openKafkaSender } from '#adapters/kafka-bus';
import { openDatabase } from '#adapters/postgres';
import { startRelay } from '#adapters/relay';
import { contractOf } from '#contracts/all';
import type { BusSender } from '#kernel';

/** What a relay that runs as a process of its own is told. */
export interface RelaySettings {
  readonly database: { readonly url: string; readonly schema: string };
  readonly eventStore: string;
  readonly brokers: readonly string[];
  readonly topic: string;
  /** It kills itself when the bus has taken so many messages, in the midst of others; or when all it read are taken, before it notes that. */
  readonly kill: { readonly at: 'sending'; readonly message: number } | { readonly at: 'sent' };
}

const die = (): void => void process.kill(process.pid, 'SIGKILL');

function doomed(sender: BusSender, kill: RelaySettings['kill']): Pick<BusSender, 'send'> {
  let sent = 0;
  return {
    send: async (messages) => {
      for (const message of messages) {
        await sender.send([message]);
        sent += 1;
        if (kill.at === 'sending' && sent === kill.message) die();
      }
      if (kill.at === 'sent') die();
    },
  };
}

const settings = JSON.parse(process.env['RELAY'] ?? '') as RelaySettings;
startRelay({
  eventStore: openEventStore({ connectionString: settings.eventStore }),
  database: await openDatabase({ ...settings.database, migrations: [] }),
  sender: doomed(openKafkaSender(settings), settings.kill),
  contractOf,
});
