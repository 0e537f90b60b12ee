export { createEventTables } from './schema/create-event-tables.js';
export { versions as eventTableVersions } from './schema/migrate.js';
export { startEmbeddedEventStore, type EmbeddedEventStore, type EmbeddedEventStoreOptions } from './start.js';
export { EventStoreInUse } from './storage/writer-session.js';
