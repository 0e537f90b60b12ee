import { Checkpoint1795200000000 } from './checkpoint.table.js';

export { RebuildFailed } from './rebuilding/rebuild.js';
export { startProjector } from './start-projector.js';
export { tableHashes, type TableHash } from './table-hashes.js';
export type { Health, ProjectorHandle, ProjectorOptions } from './projector-handle.js';

export const projectorMigrations = [Checkpoint1795200000000];
