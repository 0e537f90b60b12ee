export { type BackupOptions, draftBackup, type DraftBackup } from './draft-backup.js';
export { type Kind, type Manifest } from './manifest.js';
export { newerBeside } from './newer-beside.js';
export type { Part, PartSchema } from './part.js';
export { type Backup, readBackup } from './read-backup.js';
export { checkFits, restorePart } from './restore-part.js';
export { deleteOlder, type Expired } from './retention.js';
export { intoEmpty, refuseUnfinishedRestore } from './target.js';
