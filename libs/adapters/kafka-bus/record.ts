import type { IHeaders, KafkaMessage, Message } from 'kafkajs';
import { cloudEventContentType, fromCloudEvent, toCloudEvent } from '#contracts/bus';
import type { BusMessage } from '#kernel';

/** As the CloudEvents binding for Kafka has it in structured mode; one key goes to one partition and stays in order. */
export const toRecord = (message: BusMessage, headers: IHeaders = {}): Message => ({
  key: message.key,
  value: JSON.stringify(toCloudEvent(message)),
  headers: { 'content-type': cloudEventContentType, ...headers },
});

/** Undefined where the record is none of ours. */
export function fromRecord({ value }: Pick<KafkaMessage, 'value'>): BusMessage | undefined {
  try {
    return fromCloudEvent(JSON.parse(value?.toString('utf8') ?? ''));
  } catch {
    return undefined;
  }
}
