import kafkajs, { type Kafka, type Message, type Producer } from 'kafkajs';
import { briefly } from './briefly.js';
import { retry } from './connection.js';

/**
 * Sends records so that they are durable in every in-sync replica, each once for one call. A producer that failed is
 * given up: its numbering of records may no longer be the broker's.
 */
export class Outlet {
  readonly #kafka: Kafka;
  #producer: Promise<Producer> | undefined;

  constructor(kafka: Kafka) {
    this.#kafka = kafka;
  }

  async send(topic: string, messages: readonly Message[]): Promise<void> {
    const producing = (this.#producer ??= this.#connect());
    try {
      const producer = await producing;
      await producer.send({ topic, acks: -1, messages: [...messages] });
    } catch (error) {
      if (this.#producer === producing) this.#producer = undefined;
      void producing.then((producer) => producer.disconnect()).catch(() => undefined);
      throw error;
    }
  }

  async close(): Promise<void> {
    const producing = this.#producer;
    this.#producer = undefined;
    if (producing !== undefined) await briefly(producing.then((producer) => producer.disconnect()));
  }

  async #connect(): Promise<Producer> {
    const producer = this.#kafka.producer({
      idempotent: true,
      allowAutoTopicCreation: false,
      // Never another: it decides the partition of a key, and with it a child's order.
      createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
      retry,
    });
    await producer.connect();
    return producer;
  }
}
