import { expect, test } from '@jest/globals';
import kafkajs, { type logLevel } from 'kafkajs';
import { logCreatorFor } from './log.js';

function linesOf(...entries: readonly (readonly [namespace: string, message: string, level?: logLevel])[]): readonly string[] {
  const lines: string[] = [];
  const log = logCreatorFor((told) => lines.push(`${told.message} ${JSON.stringify(told.fields)}`))(kafkajs.logLevel.ERROR);
  for (const [namespace, message, level = kafkajs.logLevel.ERROR] of entries) log({ namespace, level, label: '', log: { timestamp: '', message } });
  return lines;
}

test('what the client is about to try again is not told', () => {
  expect(linesOf(['Connection', 'Response InitProducerId(…)'], ['BrokerPool', 'Failed to connect to seed broker'], ['Runner', 'The coordinator is not aware of this member'])).toEqual([]);
});

test('what nobody would hear of otherwise is told, in our own words', () => {
  expect(linesOf(['ConsumerGroup', 'Offset out of range, resetting to default offset'], ['Admin', 'Failed to execute listener'])).toEqual([
    'messages were deleted from the bus before they were read {}',
    'the client of the bus reports an error {"part":"Admin"}',
  ]);
  expect(linesOf(['Admin', 'all is well', kafkajs.logLevel.INFO])).toEqual([]);
});
