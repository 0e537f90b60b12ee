// Makes the topics of infra/kafka/topics.json on the cluster that KAFKA_BROKERS names, and sets what they are to keep.
//   --check            changes nothing and fails where something differs
//   --replication <n>  for a cluster of fewer brokers than the definition wants
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { ensureInstalled } from './ensure-installed.mjs';

ensureInstalled();
const { build } = await import('./build.mjs');
await build();
const { bringTopicsAbout, readTopics } = await import('../../dist/libs/adapters/kafka-bus/index.js');

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false }, replication: { type: 'string' } } });
const brokers = process.env.KAFKA_BROKERS?.split(',');
if (brokers === undefined) {
  console.error('KAFKA_BROKERS is not set: name the brokers, such as 127.0.0.1:9092');
  process.exit(1);
}

const topics = readTopics(await readFile('infra/kafka/topics.json', 'utf8'), values.replication === undefined ? undefined : Number(values.replication));
const { changes, problems } = await bringTopicsAbout({ brokers }, topics, { write: !values.check }).catch((error) => {
  console.error(`the topics could not be looked at: ${error.message}`);
  process.exit(1);
});
for (const sentence of [...changes, ...problems]) console.log(sentence);
if (problems.length > 0 || (values.check && changes.length > 0)) process.exitCode = 1;
else if (changes.length === 0) console.log('all topics are as they should be');
