export { startEmbeddedEventStore, type EmbeddedEventStore, type EmbeddedEventStoreOptions } from './start.js';
export { EventStoreInUse } from './storage/writer-session.js';
