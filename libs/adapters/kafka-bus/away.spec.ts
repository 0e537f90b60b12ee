import { describe, expect, it } from '@jest/globals';
import kafkajs from 'kafkajs';
import { BusAway } from '#kernel';
import { awayFor, reasonFor } from './away.js';

const address = { brokers: ['kafka:9092'] };
const refused = new kafkajs.KafkaJSConnectionError('Sok Dara', { broker: 'kafka:9092', code: 'ECONNREFUSED' });
const protocol = (type: string) => Object.assign(new kafkajs.KafkaJSProtocolError(new Error('Sok Dara')), { type });
const inVain = (cause: Error) => new kafkajs.KafkaJSNumberOfRetriesExceeded(cause, { retryCount: 10, retryTime: 1 });

describe('what is said of a bus that is away', () => {
  it.each([
    ['a broker that nobody reaches', inVain(refused), 'KafkaJSConnectionError ECONNREFUSED', 'Kafka does not answer as it should at kafka:9092 (ECONNREFUSED)'],
    ['a topic that nobody made', inVain(protocol('UNKNOWN_TOPIC_OR_PARTITION')), 'topic-is-missing', 'topic events is not there on kafka:9092: make it with npm run topics'],
    ['a topic that is not for us', protocol('TOPIC_AUTHORIZATION_FAILED'), 'topic-is-barred', 'the broker lets us not use topic events (TOPIC_AUTHORIZATION_FAILED)'],
    ['a connection that ends', new kafkajs.KafkaJSConnectionError('Sok Dara'), 'KafkaJSConnectionError', 'Kafka does not answer as it should at kafka:9092 (KafkaJSConnectionError)'],
  ])('tells of %s', (_, error, why, sentence) => {
    const found = awayFor(error, address, 'events');
    expect(found).toBeInstanceOf(BusAway);
    expect(found).toMatchObject({ message: sentence, why });
  });

  it('is nothing where something else failed, of which only the kind is told', () => {
    const other = new TypeError('Sok Dara');
    expect(awayFor(other, address, 'events')).toBe(other);
    expect(reasonFor(other, address, 'events')).toEqual({ text: 'TypeError', why: 'TypeError' });
  });
});
