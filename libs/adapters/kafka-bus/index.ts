export type { KafkaAddress } from './connection.js';
export { openKafkaBus, type KafkaBusOptions } from './open-kafka-bus.js';
export { openKafkaSender, type KafkaSenderOptions } from './open-kafka-sender.js';
export { bringTopicsAbout, deadLetterTopic, eventsTopic, readTopics, type TopicDefinition, type TopicsState } from './topics.js';

export { inboxMigrations as kafkaBusMigrations } from '#adapters/inbox';
