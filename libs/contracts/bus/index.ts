export * from './cloud-event.js';
export { messagesOf, UnreadableEvent } from './messages-of.js';
export { redact } from './redact.js';
export { NotShareable, sharedSchema } from './shared-schema.js';
export { sharedFiles } from './shared-registry.js';
