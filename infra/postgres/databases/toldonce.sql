-- Facts and policies of the services, views of the gateway, the relay's place in the log, access log.
DO $$
DECLARE
  service text;
BEGIN
  FOREACH service IN ARRAY ARRAY['police', 'dosvy', 'court', 'ngo'] LOOP
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO %I', current_database(), 'toldonce_' || service);
    EXECUTE format('CREATE SCHEMA IF NOT EXISTS %I', 'facts_' || service);
    EXECUTE format('ALTER SCHEMA %I OWNER TO %I', 'facts_' || service, 'toldonce_' || service);
    EXECUTE format('CREATE SCHEMA IF NOT EXISTS %I', 'policies_' || service);
    EXECUTE format('ALTER SCHEMA %I OWNER TO %I', 'policies_' || service, 'toldonce_' || service);
  END LOOP;
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO toldonce_gateway, toldonce_relay', current_database());
  -- It rebuilds its views in a schema beside the living one.
  EXECUTE format('GRANT CREATE ON DATABASE %I TO toldonce_gateway', current_database());
END
$$;
CREATE SCHEMA IF NOT EXISTS views;
ALTER SCHEMA views OWNER TO toldonce_gateway;
CREATE SCHEMA IF NOT EXISTS relay;
ALTER SCHEMA relay OWNER TO toldonce_relay;
