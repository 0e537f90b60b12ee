export type { KafkaAddress } from './connection.js';
export { openKafkaBus, type KafkaBus, type KafkaBusOptions } from './open-kafka-bus.js';
export { openKafkaSender, type KafkaSender, type KafkaSenderOptions } from './open-kafka-sender.js';
export { bringRightsAbout, readRights, type Right } from './bring-rights-about.js';
export { bringTopicsAbout, type TopicsState } from './bring-topics-about.js';
export { readTopics, type TopicDefinition } from './topic-definitions.js';

export { inboxMigrations as kafkaBusMigrations } from '#adapters/inbox';
