import { describe, expect, it } from '@jest/globals';
import { kafkaAddress } from './kafka-address.js';

const KAFKA_BROKERS = ['kafka:9092'];

describe('the address of Kafka', () => {
  it('is none where no brokers are named', () => {
    expect(kafkaAddress({})).toBeUndefined();
  });

  it('is encrypted as soon as an authority or a certificate is given', () => {
    expect(kafkaAddress({ KAFKA_BROKERS })).toEqual({ brokers: KAFKA_BROKERS });
    expect(kafkaAddress({ KAFKA_BROKERS, KAFKA_CA: 'ca' })).toEqual({ brokers: KAFKA_BROKERS, ssl: { ca: ['ca'] } });
    const whole = { KAFKA_BROKERS, KAFKA_CA: 'ca', KAFKA_CERTIFICATE: 'cert', KAFKA_KEY: 'key' };
    expect(kafkaAddress(whole)).toEqual({ brokers: KAFKA_BROKERS, ssl: { ca: ['ca'], cert: 'cert', key: 'key' } });
  });

  it('is refused where half of it is set, without a word of what was set', () => {
    expect(() => kafkaAddress({ KAFKA_CA: 'secret' })).toThrow('Set KAFKA_BROKERS too, or none of KAFKA_CA, KAFKA_CERTIFICATE and KAFKA_KEY: there is nobody to show them to.');
    for (const half of [{ KAFKA_CERTIFICATE: 'secret' }, { KAFKA_KEY: 'secret' }]) {
      expect(() => kafkaAddress({ KAFKA_BROKERS, ...half })).toThrow('Set both KAFKA_CERTIFICATE and KAFKA_KEY, or neither: one is of no use without the other.');
    }
  });
});
