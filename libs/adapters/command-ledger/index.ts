import { CommandLedger1795200002000 } from './ledger.table.js';

export { commandLedgerProjection } from './ledger.projection.js';
export { earlierFingerprint } from './ledger.queries.js';

export const commandLedgerMigrations = [CommandLedger1795200002000];
