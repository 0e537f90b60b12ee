import { openEventStore } from '#adapters/eventstoredb';
import { contractOf } from '#contracts/all';
import { messagesOf } from '#contracts/bus';
import type { BusMessage } from '#kernel';
import { byKey } from '../../../libs/testing/bus-contract/index.js';
import { recordsOf } from '../../bus/topic-records.js';
import type { Country } from './country.js';

/** What agencies agreed to share of all that the log holds now, in log order. */
export async function shared({ eventStoreUrl }: Country): Promise<readonly BusMessage[]> {
  const eventStore = openEventStore({ connectionString: eventStoreUrl });
  const reading = new AbortController();
  try {
    const messages: BusMessage[] = [];
    for await (const item of eventStore.subscribe(undefined, reading.signal)) {
      if (item.kind === 'caught-up') break;
      messages.push(...messagesOf(item.event, contractOf));
    }
    return messages;
  } finally {
    reading.abort();
    await eventStore.close();
  }
}

/** What arrived in Kafka, each child's ids in the order of their first arrival; read when all of them are there. */
export async function arrived({ broker }: Country, wanted: readonly BusMessage[]): Promise<ReturnType<typeof byKey>> {
  const ids = new Set(wanted.map(({ id }) => id));
  const records = await recordsOf(broker.brokers, 'toldonce.events', (found) => new Set(found.map(({ id }) => id)).size >= ids.size);
  return byKey(records.filter(({ id }, index) => records.findIndex((record) => record.id === id) === index));
}
