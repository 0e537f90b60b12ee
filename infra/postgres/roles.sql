-- One role for each process that comes to the database, made or brought up to date: this may be run again at any time.
-- The times are for statements that nobody waits for any more; the product sets shorter and longer ones for itself.
-- Passwords are set by apply.mjs.
DO $$
DECLARE
  wanted record;
BEGIN
  FOR wanted IN
    SELECT * FROM (VALUES
      ('toldonce_police', 30, '60s'),
      ('toldonce_dosvy', 30, '60s'),
      ('toldonce_court', 30, '60s'),
      ('toldonce_ngo', 30, '60s'),
      ('toldonce_gateway', 40, '60s'),
      ('toldonce_relay', 8, '60s'),
      ('toldonce_vault', 60, '15s'),
      ('toldonce_eventstore', 12, '15s'),
      ('keycloak', 30, '10min')
    ) AS roles (name, connections, statement_timeout)
  LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted.name) THEN
      EXECUTE format('CREATE ROLE %I', wanted.name);
    END IF;
    EXECUTE format('ALTER ROLE %I LOGIN NOINHERIT CONNECTION LIMIT %s', wanted.name, wanted.connections);
    EXECUTE format('ALTER ROLE %I SET statement_timeout = %L', wanted.name, wanted.statement_timeout);
    EXECUTE format('ALTER ROLE %I SET idle_in_transaction_session_timeout = %L', wanted.name, '60s');
  END LOOP;
END
$$;
