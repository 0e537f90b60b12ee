-- The log, where the embedded event store keeps it.
DO $$
BEGIN
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO toldonce_eventstore', current_database());
END
$$;
CREATE SCHEMA IF NOT EXISTS eventstore;
ALTER SCHEMA eventstore OWNER TO toldonce_eventstore;
