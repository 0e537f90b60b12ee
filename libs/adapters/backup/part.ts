/** A schema with all its tables, but for its list of migrations. */
export interface PartSchema {
  readonly name: string;
  /** Column of the schema's table `migrations` that names each one. */
  readonly migrationColumn: 'name' | 'version';
  /** All that this release knows, by those names. */
  readonly migrations: readonly string[];
  /** Makes the schema as it was when only these had run; the others run when the product starts. */
  create(applied: readonly string[]): Promise<void>;
}

/** What is saved and restored in one transaction. */
export interface Part {
  /** Its folder in the backup: lower-case letters and dashes. */
  readonly name: string;
  /** postgres:// connection string of its database. */
  readonly url: string;
  readonly schemas: readonly PartSchema[];
  /** SQL that gives the place in the log, asked in the same transaction; for the part that holds the log. */
  readonly logPosition?: string;
}
