export * from './case-of.js';
export * from './commanding.js';
export * from './disclosure.js';
export * from './facts.js';
export * from './level.js';
export * from './reading.js';
export * from './relations.js';
export * from './standing.js';
