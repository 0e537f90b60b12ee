import type { KafkaAddress } from '#adapters/kafka-bus';
import { WrongSettings } from '#platform';

export interface BusSettings {
  readonly KAFKA_BROKERS?: readonly string[] | undefined;
  readonly KAFKA_CA?: string | undefined;
  readonly KAFKA_CERTIFICATE?: string | undefined;
  readonly KAFKA_KEY?: string | undefined;
}

/** Undefined where no brokers are named. @throws {WrongSettings} where half of it is set */
export function kafkaAddress({ KAFKA_BROKERS: brokers, KAFKA_CA: ca, KAFKA_CERTIFICATE: cert, KAFKA_KEY: key }: BusSettings): KafkaAddress | undefined {
  const encrypted = ca !== undefined || cert !== undefined || key !== undefined;
  if (brokers === undefined) {
    if (encrypted) throw new WrongSettings('Set KAFKA_BROKERS too, or none of KAFKA_CA, KAFKA_CERTIFICATE and KAFKA_KEY: there is nobody to show them to.');
    return undefined;
  }
  if ((cert === undefined) !== (key === undefined)) throw new WrongSettings('Set both KAFKA_CERTIFICATE and KAFKA_KEY, or neither: one is of no use without the other.');
  if (!encrypted) return { brokers };
  return { brokers, ssl: { ...(ca === undefined ? {} : { ca: [ca] }), ...(cert === undefined || key === undefined ? {} : { cert, key }) } };
}
