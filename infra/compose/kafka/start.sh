#!/bin/bash
# One node that is broker and controller. Its cluster has had this id since it was first started, and keeps it.
set -euo pipefail
configuration=/etc/toldonce/server.properties
/opt/kafka/bin/kafka-storage.sh format --ignore-formatted --standalone --cluster-id VG9sZE9uY2VLYWZrYTAwMQ --config "$configuration"
exec /opt/kafka/bin/kafka-server-start.sh "$configuration"
