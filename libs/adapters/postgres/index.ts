export { joinEmbeddedPostgres, type JoinedPostgres } from './embedded/join.js';
export { startEmbeddedPostgres } from './embedded/start.js';
export type { EmbeddedPostgres, EmbeddedPostgresOptions } from './embedded/start.js';
/** @public What a start can fail with, for whoever wants to tell them apart. */
export { DataFolderInUse, EmbeddedPostgresFailed, NoEmbeddedPostgres } from './embedded/errors.js';
export { openDatabase } from './database/open-database.js';
export { isOutOfRoom } from './database/out-of-room.js';
export type { DatabaseOptions } from './database/open-database.js';
export type { MigrationClass } from './database/migrate.js';
