#!/bin/sh
# KurrentDB takes its first passwords from the environment only: it is given them here, where no inspection shows them.
set -eu
KURRENTDB_DEFAULT_ADMIN_PASSWORD=$(cat /run/secrets/eventstore_admin_password)
KURRENTDB_DEFAULT_OPS_PASSWORD=$(cat /run/secrets/eventstore_ops_password)
export KURRENTDB_DEFAULT_ADMIN_PASSWORD KURRENTDB_DEFAULT_OPS_PASSWORD
exec /opt/kurrentdb/KurrentDB --config /etc/toldonce/kurrentdb.conf
