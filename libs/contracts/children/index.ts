export * from './commands.js';
export * from './events.js';
export * from './name-tokens.js';
export * from './search-receipt.js';
