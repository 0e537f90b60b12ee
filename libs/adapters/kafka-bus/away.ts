import { reasonOf } from '#adapters/inbox';
import { BusAway, errorKind, type ErrorKind, type Word, word } from '#kernel';
import type { KafkaAddress } from './connection.js';

interface OfKafka extends Error {
  readonly name: `KafkaJS${string}`;
  readonly type?: string;
  readonly code?: string | number;
  readonly errors?: readonly unknown[];
}

const ofKafka = (error: unknown): error is OfKafka => error instanceof Error && error.name.startsWith('KafkaJS');

/** What was met in the end, where the client gave up trying again or failed at several things at once. */
function root(error: OfKafka): OfKafka {
  const beneath = [error.cause, error.errors?.[0]].find(ofKafka);
  return beneath === undefined ? error : root(beneath);
}

const missing = ['UNKNOWN_TOPIC_OR_PARTITION', 'INVALID_TOPIC_EXCEPTION'];
const barred = ['TOPIC_AUTHORIZATION_FAILED', 'GROUP_AUTHORIZATION_FAILED', 'CLUSTER_AUTHORIZATION_FAILED'];

/** What somebody who runs the product can do about an error of the client; an error of something else is given back. */
export function awayFor(error: unknown, { brokers }: KafkaAddress, topic: string): unknown {
  if (!ofKafka(error)) return error;
  const { name, type, code } = root(error);
  const place = brokers.join(', ');
  if (type !== undefined && missing.includes(type)) return new BusAway(`topic ${topic} is not there on ${place}: make it with npm run topics`, word('topic-is-missing'));
  if (type !== undefined && barred.includes(type)) return new BusAway(`the broker lets us not use topic ${topic} (${type})`, word('topic-is-barred'));
  const why = [type, code].find((word) => typeof word === 'string') ?? name;
  return new BusAway(`Kafka does not answer as it should at ${place} (${why})`, errorKind(root(error)));
}

/** What broke, for a person and in a word. */
export interface Reason {
  readonly text: string;
  readonly why: Word | ErrorKind;
}

/** The same without an error's own words. */
export function reasonFor(error: unknown, address: KafkaAddress, topic: string): Reason {
  const found = awayFor(error, address, topic);
  if (found instanceof BusAway) return { text: found.message, why: found.why };
  const why = reasonOf(found);
  return { text: why, why };
}
