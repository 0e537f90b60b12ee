/** What stands there is no backup of ours, or only the beginning of one. Nothing was written. */
export class NotABackup extends Error {
  override readonly name = 'NotABackup';
}

/** A file is missing or is not what was written. Nothing was written. */
export class BackupDamaged extends Error {
  override readonly name = 'BackupDamaged';
  constructor(file: string, what: string) {
    super(`${file} ${what}: this backup is damaged and is not used. Take another one.`);
  }
}

/** A newer release made it, with tables that this one does not know. Nothing was written. */
export class BackupTooNew extends Error {
  override readonly name = 'BackupTooNew';
  constructor(release: string) {
    super(`This backup was made by a newer release (${release}): restore it with that one.`);
  }
}

/** A part of the product never ran on this database. */
export class NothingToBackUp extends Error {
  override readonly name = 'NothingToBackUp';
}

/** A restore goes only where nothing is. Nothing was written. */
export class TargetNotEmpty extends Error {
  override readonly name = 'TargetNotEmpty';
  constructor(table: string) {
    super(`The target is not empty: it has a table ${table}. Give an empty data folder or empty databases; nothing was written.`);
  }
}

/** Another restore works on the same databases. Nothing was written. */
export class RestoreRunning extends Error {
  override readonly name = 'RestoreRunning';
  constructor() {
    super('Another restore is running on these databases.');
  }
}

/** A restore was begun here and did not come to its end. */
export class RestoreUnfinished extends Error {
  override readonly name = 'RestoreUnfinished';
  constructor() {
    super('A restore was begun here and did not come to its end: nothing may be served from this. Run the same restore again.');
  }
}

/** What the database gives back is not what the backup holds; it is not kept. */
export class RestoredDiffers extends Error {
  override readonly name = 'RestoredDiffers';
  constructor(table: string) {
    super(`${table} does not read as it was written: the restore was broken off.`);
  }
}
