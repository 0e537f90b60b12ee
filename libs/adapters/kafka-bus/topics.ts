import kafkajs, { type Admin, type ConfigResourceTypes } from 'kafkajs';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { connect, type KafkaAddress } from './connection.js';

const attempts = 100;
const pauseMs = 100;
const { TOPIC, BROKER } = kafkajs.ConfigResourceTypes;

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

export interface TopicsState {
  /** What was made or changed, a sentence each; when only checking, what would be. */
  readonly changes: readonly string[];
  /** What is wrong and cannot be mended here, a sentence each. */
  readonly problems: readonly string[];
}

async function configOf(admin: Admin, type: ConfigResourceTypes, name: string, keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { resources } = await admin.describeConfigs({ includeSynonyms: false, resources: [{ type, name, configNames: [...keys] }] });
  return new Map(resources.flatMap(({ configEntries }) => configEntries.map(({ configName, configValue }) => [configName, configValue])));
}

async function partitionsOf(admin: Admin, name: string) {
  const { topics } = await admin.fetchTopicMetadata({ topics: [name] });
  return topics[0]?.partitions ?? [];
}

const ledPartitions = async (admin: Admin, name: string): Promise<number> =>
  partitionsOf(admin, name).then(
    (partitions) => partitions.filter(({ leader }) => leader >= 0).length,
    () => 0,
  );

async function create(admin: Admin, { name, partitions, replication, config }: TopicDefinition): Promise<void> {
  const configEntries = Object.entries(config).map(([key, value]) => ({ name: key, value }));
  const topic = { topic: name, numPartitions: partitions, replicationFactor: replication, configEntries };
  // The client's own waiting fails on a broker that has not heard of the topic yet.
  await admin.createTopics({ topics: [topic], waitForLeaders: false });
  for (let attempt = 1; (await ledPartitions(admin, name)) < partitions; attempt += 1) {
    if (attempt === attempts) throw new Error(`topic ${name} was made and has no leaders`);
    await sleep(pauseMs);
  }
}

async function bringAbout(admin: Admin, wanted: TopicDefinition, write: boolean): Promise<TopicsState> {
  const { name, config } = wanted;
  if (!(await admin.listTopics()).includes(name)) {
    if (write) await create(admin, wanted);
    return { changes: [`topic ${name} is missing: made with ${wanted.partitions} partitions`], problems: [] };
  }
  const { length: partitions } = await partitionsOf(admin, name);
  const found = await configOf(admin, TOPIC, name, Object.keys(config));
  const different = Object.entries(config).filter(([key, value]) => found.get(key) !== value);
  if (write && different.length > 0) {
    const configEntries = Object.entries(config).map(([key, value]) => ({ name: key, value }));
    await admin.alterConfigs({ validateOnly: false, resources: [{ type: TOPIC, name, configEntries }] });
  }
  return {
    changes: different.map(([key, value]) => `topic ${name}: ${key} is ${found.get(key) ?? 'unset'} and becomes ${value}`),
    problems:
      partitions === wanted.partitions
        ? []
        : [`topic ${name} has ${partitions} partitions, not ${wanted.partitions}: another number would tear a child's messages apart`],
  };
}

async function brokerProblems(admin: Admin): Promise<readonly string[]> {
  const { brokers } = await admin.describeCluster();
  const setting = 'auto.create.topics.enable';
  const found = await Promise.all(
    brokers.map(async ({ nodeId }) => ({ nodeId, value: (await configOf(admin, BROKER, String(nodeId), [setting])).get(setting) })),
  );
  return found.filter(({ value }) => value !== 'false').map(({ nodeId }) => `broker ${nodeId} makes topics by itself: set ${setting} to false`);
}

/** Makes the topics as they are defined, or only says what differs. Nothing is ever taken away. */
export async function bringTopicsAbout(
  address: KafkaAddress,
  definitions: readonly TopicDefinition[],
  { write }: { readonly write: boolean },
): Promise<TopicsState> {
  const admin = connect(address).admin();
  await admin.connect();
  try {
    const states: TopicsState[] = [];
    for (const definition of definitions) states.push(await bringAbout(admin, definition, write));
    const problems = [...(await brokerProblems(admin)), ...states.flatMap((state) => state.problems)];
    return { changes: states.flatMap(({ changes }) => changes), problems };
  } finally {
    await admin.disconnect();
  }
}
