export * from './commands.js';
export * from './events.js';
export * from './questions.js';
export * from './recording-commands.js';
export * from './recording-events.js';
export * from './repeat-commands.js';
export * from './repeat-events.js';
export * from './topics.js';
