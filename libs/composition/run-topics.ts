import { readFile } from 'node:fs/promises';
import { bringTopicsAbout, readTopics } from '#adapters/kafka-bus';
import { WrongSettings } from '#platform';
import { asCommand, readArguments, type Say, WrongUsage } from './command-line.js';
import { topicsEnvironment, type TopicsSettings } from './environment.js';
import { kafkaAddress } from './kafka-address.js';

const usage = `npm run topics                          makes the topics of infra/kafka/topics.json, and sets what they are to keep
npm run topics -- --check               changes nothing and fails where something differs
npm run topics -- --replication <n>     for a cluster of fewer brokers than the definition wants`;

/** The topics are not as they are defined. */
class TopicsDiffer extends Error {
  override readonly name = 'TopicsDiffer';
}

function asked(args: readonly string[]) {
  const { values, positionals } = readArguments(args, { check: { type: 'boolean', default: false }, replication: { type: 'string' } }, usage);
  const replication = values.replication === undefined ? undefined : Number(values.replication);
  if (positionals.length > 0 || (replication !== undefined && !(Number.isInteger(replication) && replication > 0))) throw new WrongUsage(usage);
  return { check: values.check, replication };
}

async function bringAbout(args: readonly string[], settings: TopicsSettings, say: Say): Promise<void> {
  const { check, replication } = asked(args);
  const address = kafkaAddress(settings);
  if (address === undefined) throw new WrongSettings('Set KAFKA_BROKERS: name the brokers, such as 127.0.0.1:9092.');
  const topics = readTopics(await readFile('infra/kafka/topics.json', 'utf8'), replication);
  const { changes, problems } = await bringTopicsAbout(address, topics, { write: !check });
  changes.forEach(say);
  if (problems.length > 0) throw new TopicsDiffer(problems.join('\n'));
  if (check && changes.length > 0) throw new TopicsDiffer('The topics are not as they are defined.');
  if (changes.length === 0) say('all topics are as they should be');
}

/** Brings the topics of Kafka about. @param args as on the command line */
export const runTopics = (args: readonly string[]): Promise<void> => asCommand((say) => bringAbout(args, topicsEnvironment(), say));
