import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { readRights } from './bring-rights-about.js';
import { deadLetterTopic, eventsTopic } from './topic-definitions.js';

const rights = readRights(readFileSync('infra/kafka/rights.json', 'utf8'));
const topics = rights.flatMap((right) => ('topic' in right ? [right] : []));

describe('the rights that infra defines', () => {
  it('let the relay alone speak on the topic of events, and it only speaks', () => {
    const speaks = topics.filter(({ topic, may }) => topic === eventsTopic && may.includes('WRITE'));
    expect(speaks).toEqual([{ who: ['relay'], topic: eventsTopic, may: ['DESCRIBE', 'WRITE'] }]);
    expect(rights.filter(({ who }) => who.includes('relay'))).toEqual(speaks);
  });

  it('are about the topics that the bus uses', () => {
    expect(new Set(topics.map(({ topic }) => topic))).toEqual(new Set([eventsTopic, deadLetterTopic]));
  });

  it('are refused with a field that nobody reads', () => {
    expect(() => readRights('[{"who":["a"],"topic":"t","may":["READ"],"host":"h"}]')).toThrow();
  });
});
