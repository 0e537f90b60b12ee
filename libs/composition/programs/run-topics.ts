import { readFile } from 'node:fs/promises';
import { bringRightsAbout, bringTopicsAbout, readRights, readTopics } from '#adapters/kafka-bus';
import { WrongSettings } from '#platform';
import { asCommand, readArguments, type Say, WrongUsage } from './command-line.js';
import { topicsEnvironment, type TopicsSettings } from '../settings/environment.js';
import { kafkaAddress } from '../settings/kafka-address.js';

const usage = `npm run topics                          makes the topics of infra/kafka/topics.json, and sets what they are to keep
npm run topics -- --check               changes nothing and fails where something differs
npm run topics -- --replication <n>     for a cluster of fewer brokers than the definition wants
npm run topics -- --rights              also gives each program its rights of infra/kafka/rights.json, where the brokers ask who comes`;

/** The topics are not as they are defined. */
class TopicsDiffer extends Error {
  override readonly name = 'TopicsDiffer';
}

function asked(args: readonly string[]) {
  const { values, positionals } = readArguments(args, { check: { type: 'boolean', default: false }, replication: { type: 'string' }, rights: { type: 'boolean', default: false } }, usage);
  const replication = values.replication === undefined ? undefined : Number(values.replication);
  if (positionals.length > 0 || (replication !== undefined && !(Number.isInteger(replication) && replication > 0))) throw new WrongUsage(usage);
  return { check: values.check, replication, rights: values.rights };
}

async function bringAbout(args: readonly string[], settings: TopicsSettings, say: Say): Promise<void> {
  const { check, replication, rights } = asked(args);
  const address = kafkaAddress(settings);
  if (address === undefined) throw new WrongSettings('Set KAFKA_BROKERS: name the brokers, such as 127.0.0.1:9092.');
  const topics = readTopics(await readFile('infra/kafka/topics.json', 'utf8'), replication);
  const { changes, problems } = await bringTopicsAbout(address, topics, { write: !check });
  const given = rights ? await bringRightsAbout(address, readRights(await readFile('infra/kafka/rights.json', 'utf8')), { write: !check }) : [];
  for (const sentence of [...changes, ...given]) say(sentence);
  if (problems.length > 0) throw new TopicsDiffer(problems.join('\n'));
  if (check && changes.length + given.length > 0) throw new TopicsDiffer('Topics or rights are not as they are defined.');
  if (changes.length + given.length === 0) say('all is as it should be');
}

/** Brings the topics of Kafka about. @param args as on the command line */
export const runTopics = (args: readonly string[]): Promise<void> => asCommand((say) => bringAbout(args, topicsEnvironment(), say));
