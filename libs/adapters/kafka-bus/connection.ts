import kafkajs, { type Kafka, type KafkaConfig, type RetryOptions } from 'kafkajs';
import type { Log } from '#kernel';
import { logCreatorFor } from './log.js';

export interface KafkaAddress {
  /** `host:port`, any of the cluster's. */
  readonly brokers: readonly string[];
  readonly ssl?: Exclude<KafkaConfig['ssl'], undefined>;
  readonly sasl?: Exclude<KafkaConfig['sasl'], undefined>;
}

/** Some eight seconds; then whoever asked begins anew with a new connection. */
export const retry: RetryOptions = { initialRetryTime: 100, multiplier: 2, factor: 0.2, maxRetryTime: 1_000, retries: 10 };

export function connect({ brokers, ssl, sasl }: KafkaAddress, log?: Log): Kafka {
  return new kafkajs.Kafka({
    clientId: 'toldonce',
    brokers: [...brokers],
    connectionTimeout: 3_000,
    requestTimeout: 10_000,
    retry,
    logLevel: kafkajs.logLevel.ERROR,
    logCreator: logCreatorFor(log),
    ...(ssl === undefined ? {} : { ssl }),
    ...(sasl === undefined ? {} : { sasl }),
  });
}
