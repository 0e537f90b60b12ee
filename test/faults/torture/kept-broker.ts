import { type OwnBroker, startBroker } from '../../bus/kafka-broker.js';
import { startProcess } from '../../harness/running-process.js';
import type { Victim } from './victim.js';

/** A Kafka broker that is started again on its folder whenever it was killed. */
export class KeptBroker implements Victim {
  readonly name = 'broker';
  #back: Promise<void> = Promise.resolve();
  #isBack = true;

  private constructor(private readonly broker: OwnBroker) {}

  static async start(): Promise<KeptBroker> {
    const broker = await startBroker();
    const topics = startProcess('dist/apps/topics/main.js', ['--replication', '1'], { KAFKA_BROKERS: broker.brokers.join() });
    if ((await topics.ended) !== 0) throw new Error(topics.output());
    return new KeptBroker(broker);
  }

  get addresses(): string {
    return this.broker.brokers.join();
  }

  async kill(): Promise<boolean> {
    if (!this.#isBack) return false;
    this.#isBack = false;
    await this.broker.kill();
    this.#back = this.broker.resume().then(() => void (this.#isBack = true));
    return true;
  }

  async stop(): Promise<void> {
    await this.#back;
    await this.broker.stop();
  }
}
