-- The key vault, in a database that is backed up apart from all others.
DO $$
BEGIN
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO toldonce_vault', current_database());
END
$$;
CREATE SCHEMA IF NOT EXISTS vault;
ALTER SCHEMA vault OWNER TO toldonce_vault;
CREATE SCHEMA IF NOT EXISTS eraser;
ALTER SCHEMA eraser OWNER TO toldonce_vault;
