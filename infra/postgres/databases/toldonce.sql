-- Facts of the services, views of the gateway, access log.
DO $$
BEGIN
  EXECUTE format(
    'GRANT CONNECT ON DATABASE %I TO toldonce_police, toldonce_dosvy, toldonce_court, toldonce_ngo, toldonce_gateway',
    current_database());
  -- It rebuilds its views in a schema beside the living one.
  EXECUTE format('GRANT CREATE ON DATABASE %I TO toldonce_gateway', current_database());
END
$$;
CREATE SCHEMA IF NOT EXISTS facts_police;
ALTER SCHEMA facts_police OWNER TO toldonce_police;
CREATE SCHEMA IF NOT EXISTS facts_dosvy;
ALTER SCHEMA facts_dosvy OWNER TO toldonce_dosvy;
CREATE SCHEMA IF NOT EXISTS facts_court;
ALTER SCHEMA facts_court OWNER TO toldonce_court;
CREATE SCHEMA IF NOT EXISTS facts_ngo;
ALTER SCHEMA facts_ngo OWNER TO toldonce_ngo;
CREATE SCHEMA IF NOT EXISTS views;
ALTER SCHEMA views OWNER TO toldonce_gateway;
