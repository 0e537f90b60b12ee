import { openEventStore } from '#adapters/eventstoredb';
import { contractOf } from '#contracts/all';
import { messagesOf } from '#contracts/bus';
import { byKey } from '../../../libs/testing/bus-contract/index.js';
import { recordsOf } from '../../bus/topic-records.js';
import type { Country } from './country.js';

type Ids = ReturnType<typeof byKey>;

/** What agencies agreed to share of all that the log holds now, each child's messages in log order. */
export async function shared({ eventStoreUrl }: Country): Promise<Ids> {
  const eventStore = openEventStore({ connectionString: eventStoreUrl });
  const reading = new AbortController();
  try {
    const messages = [];
    for await (const item of eventStore.subscribe(undefined, reading.signal)) {
      if (item.kind === 'caught-up') break;
      messages.push(...messagesOf(item.event, contractOf));
    }
    return byKey(messages);
  } finally {
    reading.abort();
    await eventStore.close();
  }
}

/** What arrived in Kafka, each child's messages in the order of their first arrival; read when all of them are there. */
export async function arrived({ broker }: Country, wanted: Ids): Promise<Ids> {
  const ids = new Set(Object.values(wanted).flat());
  const records = await recordsOf(broker.brokers, 'toldonce.events', (found) => new Set(found.map(({ id }) => id)).size >= ids.size);
  return byKey(records.filter(({ id }, index) => records.findIndex((record) => record.id === id) === index));
}
