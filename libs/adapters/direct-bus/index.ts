import { inboxMigrations } from '#adapters/inbox';
import { DirectBus1795400001000 } from './direct-bus.table.js';

export { openDirectBus } from './open-direct-bus.js';
export type { DirectBusOptions } from './open-direct-bus.js';

export const directBusMigrations = [...inboxMigrations, DirectBus1795400001000];
