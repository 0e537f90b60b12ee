/** There are no PostgreSQL binaries for this machine, or they do not run here. */
export class NoEmbeddedPostgres extends Error {
  override readonly name = 'NoEmbeddedPostgres';
  constructor(reason: string) {
    super(`${reason} Set DATABASE_URL to a PostgreSQL server instead.`);
  }
}

/** Another living process keeps a PostgreSQL on the same data folder. Nothing was touched. */
export class DataFolderInUse extends Error {
  override readonly name = 'DataFolderInUse';
  constructor(folder: string, pid: number) {
    super(`The data folder ${folder} is in use by another PostgreSQL (process ${pid}). Stop the office that started it, or use another folder.`);
  }
}

/** The binaries run, but the server could not be set up or did not come up. */
export class EmbeddedPostgresFailed extends Error {
  override readonly name = 'EmbeddedPostgresFailed';
}
