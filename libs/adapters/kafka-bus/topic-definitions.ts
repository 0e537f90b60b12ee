import { z } from 'zod';

/** Names that are never changed: groups keep their place in them. */
export const eventsTopic = 'toldonce.events';
export const deadLetterTopic = 'toldonce.dead-letter';

const TopicDefinition = z.strictObject({
  name: z.string(),
  partitions: z.number().int().positive(),
  replication: z.number().int().positive(),
  config: z.record(z.string(), z.string()),
});
export type TopicDefinition = z.infer<typeof TopicDefinition>;

/**
 * The text of infra/kafka/topics.json.
 * @param replication where the cluster has fewer brokers than the definitions want; what is acknowledged by two wants two
 */
export function readTopics(text: string, replication?: number): readonly TopicDefinition[] {
  const definitions = z.array(TopicDefinition).parse(JSON.parse(text));
  if (replication === undefined) return definitions;
  return definitions.map((definition) => ({
    ...definition,
    replication,
    config: { ...definition.config, 'min.insync.replicas': String(Math.min(2, replication)) },
  }));
}
