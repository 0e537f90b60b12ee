import { RelayedUpTo1795400002000 } from './checkpoint.table.js';

export { startRelay } from './start-relay.js';
export type { RelayOptions, RunningRelay } from './start-relay.js';

export const relayMigrations = [RelayedUpTo1795400002000];
