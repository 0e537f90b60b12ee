#!/usr/bin/env bash
# The distribution's own PostgreSQL, for trying the product on another server than the one it brings.
#   start   prints DATABASE_URL on standard output; as root on Debian and its kin it installs the server when missing
#   stop    ends the server and removes its scratch folder
set -euo pipefail
cd "$(dirname "$0")/../.."

state=data/local/postgres
say() { echo "postgres.sh: $*" >&2; }

# Where nothing can be remembered nothing is started: it could not be stopped again.
ensure_room() {
  if ! command -v node >/dev/null; then say "Node.js is needed, and is not in the PATH"; return 1; fi
  if ! mkdir -p "$(dirname "$state")" 2>/dev/null || [ ! -w "$(dirname "$state")" ]; then
    say "cannot write to $PWD/$(dirname "$state"): start it as who owns that folder"
    return 1
  fi
}

# PostgreSQL does not run as root.
unprivileged() {
  if [ "$(id -u)" -eq 0 ]; then (cd / && setpriv --reuid=nobody --regid="$(id -g nobody)" --clear-groups "$@"); else "$@"; fi
}

newest_binaries() {
  local found
  found=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
  if [ -n "$found" ]; then echo "$found"; elif command -v initdb >/dev/null; then dirname "$(command -v initdb)"; fi
}

install_server() {
  if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
    say "initdb is missing: install your distribution's PostgreSQL server (on Debian and Ubuntu: apt-get install postgresql postgresql-contrib), or start this as root there, which does it"
    return 1
  fi
  say "installing postgresql"
  # The package would make a server of its own and start it.
  if [ ! -e /etc/postgresql-common/createcluster.conf ]; then
    mkdir -p /etc/postgresql-common
    echo 'create_main_cluster = false' >/etc/postgresql-common/createcluster.conf
  fi
  { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends postgresql postgresql-contrib; } >&2
}

start() {
  if [ -e "$state" ]; then say "is running already; stop it first"; return 1; fi
  ensure_room
  [ -n "$(newest_binaries)" ] || install_server
  local bin port password
  bin=$(newest_binaries)
  folder=$(mktemp -d)
  trap 'rm -rf "$folder"' EXIT
  port=$(node -e 'const probe = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(probe.address().port); probe.close(); })')
  password=$(node -p 'require("crypto").randomBytes(18).toString("hex")')
  install -m 600 /dev/null "$folder/password"
  echo "$password" >"$folder/password"
  if [ "$(id -u)" -eq 0 ]; then chown -R nobody "$folder"; fi
  unprivileged "$bin/initdb" -D "$folder/data" -U postgres -A scram-sha-256 --pwfile="$folder/password" -E UTF8 --locale=C.UTF-8 >/dev/null
  unprivileged "$bin/pg_ctl" start -w -s -D "$folder/data" -l "$folder/log" \
    -o "-c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories='' -c max_connections=200" >&2
  echo "$bin $folder" >"$state"
  trap - EXIT
  echo "postgres://postgres:$password@127.0.0.1:$port/postgres"
}

stop() {
  [ -e "$state" ] || return 0
  local bin folder
  read -r bin folder <"$state"
  unprivileged "$bin/pg_ctl" stop -w -s -m fast -D "$folder/data" >&2 || say "was not running any more"
  rm -rf "$folder" "$state"
}

case "${1:-}" in
  start) start ;;
  stop) stop ;;
  *) say "start or stop?"; exit 2 ;;
esac
