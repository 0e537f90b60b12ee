export interface Migration {
  readonly version: number;
  readonly sql: string;
}

/** In order, never edited once released: a change is a new entry. */
export const migrations: readonly Migration[] = [
  {
    version: 1,
    sql: `
      CREATE TABLE eventstore.events (
        position bigint PRIMARY KEY,
        revision bigint NOT NULL,
        created_ms bigint NOT NULL,
        id uuid NOT NULL,
        is_json boolean NOT NULL,
        data_base64 boolean NOT NULL,
        metadata_base64 boolean NOT NULL,
        stream text COLLATE "C" NOT NULL,
        type text COLLATE "C" NOT NULL,
        data text NOT NULL,
        metadata text NOT NULL,
        UNIQUE (stream, revision)
      );
      CREATE FUNCTION eventstore.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'events are only ever added'; END $$;
      CREATE TRIGGER only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON eventstore.events
        FOR EACH STATEMENT EXECUTE FUNCTION eventstore.refuse_change();
    `,
  },
];
