-- Whoever writes the access log does not own it: its tables belong to the administrator who made them.
GRANT USAGE ON SCHEMA access_log TO toldonce_gateway;
GRANT SELECT ON access_log.migrations TO toldonce_gateway;
GRANT SELECT, INSERT ON access_log.entry TO toldonce_gateway;
