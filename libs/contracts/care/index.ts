export * from './codes.js';
export * from './commands.js';
export * from './placement-events.js';
export * from './reintegration-events.js';
export * from './rejections.js';
