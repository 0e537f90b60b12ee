import type { Kafka } from 'kafkajs';
import type { DeadLetters } from '#adapters/inbox';
import type { BusMessage } from '#kernel';
import type { Outlet } from './outlet.js';
import { readToEnd } from './read-to-end.js';
import { fromRecord, toRecord } from './record.js';

/**
 * Dead letters of all groups in a topic of their own. It is only ever added to: which of them still wait, and in which
 * order, the group's inbox knows.
 */
export const deadLettersOn = (kafka: Kafka, outlet: Outlet, topic: string): DeadLetters => ({
  put: (group, message, reason) => outlet.send(topic, [toRecord(message, { group, reason })]),
  async find(group, ids) {
    const found = new Map<string, BusMessage>();
    await readToEnd(kafka, topic, (record) => {
      if (record.headers?.['group']?.toString() !== group) return;
      const message = fromRecord(record);
      if (message !== undefined && ids.has(message.id)) found.set(message.id, message);
    });
    return found;
  },
});
