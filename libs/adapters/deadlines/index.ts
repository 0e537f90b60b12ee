export { openDeadlines } from './open-deadlines.js';
export type { Times } from './times.js';
export type { DeadlinesOptions, OpenDeadlines } from './open-deadlines.js';
