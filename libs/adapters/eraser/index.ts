import { ErasedUpTo1795300000002 } from './checkpoint.table.js';

export { startOver } from './checkpoint.table.js';
export { eraseUpToHead, type ErasureOptions } from './erase-up-to-head.js';
export { startEraser } from './start-eraser.js';
export type { EraserOptions, RunningEraser } from './start-eraser.js';

export const eraserMigrations = [ErasedUpTo1795300000002];
