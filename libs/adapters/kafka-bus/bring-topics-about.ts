import kafkajs, { type Admin, type ConfigResourceTypes } from 'kafkajs';
import { setTimeout as sleep } from 'node:timers/promises';
import { awayFor } from './away.js';
import { connect, type KafkaAddress } from './connection.js';
import { eventsTopic, type TopicDefinition } from './topic-definitions.js';

const attempts = 100;
const pauseMs = 100;
const { TOPIC, BROKER } = kafkajs.ConfigResourceTypes;

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

/** The broker answers before all of it has heard. */
async function waitUntil(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (let attempt = 1; !(await holds()); attempt += 1) {
    if (attempt === attempts) throw new Error(`in vain waited until ${what}`);
    await sleep(pauseMs);
  }
}

const entriesOf = ({ config }: TopicDefinition) => Object.entries(config).map(([name, value]) => ({ name, value }));

async function create(admin: Admin, wanted: TopicDefinition): Promise<void> {
  const { name, partitions, replication } = wanted;
  const topic = { topic: name, numPartitions: partitions, replicationFactor: replication, configEntries: entriesOf(wanted) };
  // The client's own waiting fails on a broker that has not heard of the topic yet.
  await admin.createTopics({ topics: [topic], waitForLeaders: false });
  await waitUntil(`topic ${name} has leaders`, async () => (await ledPartitions(admin, name)) >= partitions);
}

async function differences(admin: Admin, { name, config }: TopicDefinition): Promise<readonly string[]> {
  const found = await configOf(admin, TOPIC, name, Object.keys(config));
  const different = Object.entries(config).filter(([key, value]) => found.get(key) !== value);
  return different.map(([key, value]) => `topic ${name}: ${key} is ${found.get(key) ?? 'unset'} and becomes ${value}`);
}

async function configure(admin: Admin, wanted: TopicDefinition): Promise<void> {
  const resource = { type: TOPIC, name: wanted.name, configEntries: entriesOf(wanted) };
  await admin.alterConfigs({ validateOnly: false, resources: [resource] });
  await waitUntil(`topic ${wanted.name} is configured`, async () => (await differences(admin, wanted)).length === 0);
}

async function bringAbout(admin: Admin, wanted: TopicDefinition, write: boolean): Promise<TopicsState> {
  const { name, partitions } = wanted;
  if (!(await admin.listTopics()).includes(name)) {
    if (write) await create(admin, wanted);
    return { changes: [`topic ${name} is missing: made with ${partitions} partitions`], problems: [] };
  }
  const found = await partitionsOf(admin, name);
  const changes = await differences(admin, wanted);
  if (write && changes.length > 0) await configure(admin, wanted);
  const torn = `topic ${name} has ${found.length} partitions, not ${partitions}: another number would tear a child's messages apart`;
  return { changes, problems: found.length === partitions ? [] : [torn] };
}

async function brokerProblems(admin: Admin): Promise<readonly string[]> {
  const { brokers } = await admin.describeCluster();
  const setting = 'auto.create.topics.enable';
  const found = await Promise.all(
    brokers.map(async ({ nodeId }) => ({ nodeId, value: (await configOf(admin, BROKER, String(nodeId), [setting])).get(setting) })),
  );
  return found.filter(({ value }) => value !== 'false').map(({ nodeId }) => `broker ${nodeId} makes topics by itself: set ${setting} to false`);
}

/** Makes the topics as they are defined, or only says what differs. Nothing is ever taken away. @throws {BusAway} */
export async function bringTopicsAbout(
  address: KafkaAddress,
  definitions: readonly TopicDefinition[],
  { write }: { readonly write: boolean },
): Promise<TopicsState> {
  const admin = connect(address).admin();
  try {
    await admin.connect();
    const states: TopicsState[] = [];
    for (const definition of definitions) states.push(await bringAbout(admin, definition, write));
    const problems = [...(await brokerProblems(admin)), ...states.flatMap((state) => state.problems)];
    return { changes: states.flatMap(({ changes }) => changes), problems };
  } catch (error) {
    throw awayFor(error, address, eventsTopic);
  } finally {
    await admin.disconnect().catch(() => undefined);
  }
}
