-- Sign-in, where Keycloak uses the same server.
DO $$
BEGIN
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO keycloak', current_database());
END
$$;
CREATE SCHEMA IF NOT EXISTS keycloak;
ALTER SCHEMA keycloak OWNER TO keycloak;
