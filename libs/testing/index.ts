export * from './any-sequence.js';
export * from './bus-message.js';
export * from './facts.js';
export * from './given-when-then.js';
export * from './recorded-event.js';
export * from './until.js';
