export { openEventStore, type EventStoreOptions } from './open.js';
