import { Inbox1795400000000 } from './inbox.table.js';

export { backOff, type Retries, usualRetries } from './back-off.js';
export { reasonOf } from './failures.js';
export type { DeadLetters, Inbox } from './handle.js';
export { receive } from './receive.js';
export { parkedMessages, replay } from './replay.js';

export const inboxMigrations = [Inbox1795400000000];
