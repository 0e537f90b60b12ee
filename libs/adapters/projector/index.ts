import { Checkpoint1795200000000 } from './checkpoint.table.js';
import { RulesOfRows1795200110000 } from './rules.table.js';

export { recorded } from './reading/recorded.js';
export { RebuildFailed } from './rebuilding/rebuild.js';
export { startProjector } from './start-projector.js';
export { tableHashes, type TableHash } from './table-hashes.js';
export type { Health, ProjectorHandle, ProjectorOptions, Rules } from './projector-handle.js';

export const projectorMigrations = [Checkpoint1795200000000, RulesOfRows1795200110000];
