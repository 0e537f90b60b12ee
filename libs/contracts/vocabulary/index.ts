export * from './codes.js';
export * from './distinct.js';
export * from './reference.js';
export * from './rejections.js';
