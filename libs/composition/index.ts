export { runBackup } from './run-backup.js';
export * from './run-gateway.js';
export * from './run-office.js';
export { runRestore } from './run-restore.js';
export * from './run-service.js';
export type { ServiceDefinition } from './service.js';
export { onShutdown } from './shutdown.js';
export { printedSchema } from './printed-schema.js';
export { printedSettings } from './printed-settings.js';
