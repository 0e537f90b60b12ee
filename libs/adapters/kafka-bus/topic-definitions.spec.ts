import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { deadLetterTopic, eventsTopic, readTopics } from './topic-definitions.js';

const text = readFileSync('infra/kafka/topics.json', 'utf8');
const days = 24 * 60 * 60 * 1000;

describe('the topics that infra defines', () => {
  it('are those that the bus uses', () => {
    expect(readTopics(text).map(({ name }) => name)).toEqual([eventsTopic, deadLetterTopic]);
  });

  it('are kept by time and never compacted: a compacted child would lose its history', () => {
    const kept = readTopics(text).map(({ config }) => [config['cleanup.policy'], config['retention.bytes'], Number(config['retention.ms'])]);
    // What could not be handled waits for a person, however long that takes.
    expect(kept).toEqual([['delete', '-1', 30 * days], ['delete', '-1', -1]]);
  });

  it('outlive the loss of one broker in three, and can be made smaller for one machine', () => {
    for (const { replication, config } of readTopics(text)) expect([replication, config['min.insync.replicas']]).toEqual([3, '2']);
    for (const { replication, config } of readTopics(text, 1)) expect([replication, config['min.insync.replicas']]).toEqual([1, '1']);
  });

  it('are refused with a field that nobody reads', () => {
    expect(() => readTopics('[{"name":"a","partitions":1,"replication":1,"config":{},"compacted":true}]')).toThrow('compacted');
  });
});
