#!/bin/sh
# PostgreSQL takes no key that others may read, and a mounted secret keeps the mode that it has outside.
set -eu
install -m 600 /run/secrets/postgres_key /run/tls/server.key
exec docker-entrypoint.sh postgres -c config_file=/etc/toldonce/postgresql.conf -c hba_file=/etc/toldonce/pg_hba.conf
