export * from './codes.js';
export * from './commands.js';
export * from './events.js';
export * from './in-the-way.js';
