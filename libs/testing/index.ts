export * from './facts.js';
export * from './given-when-then.js';
