#!/usr/bin/env bash
# Apache's own Kafka broker, one node, without containers; Java 17 or newer and Maven fetch and run it.
#   start   prints the broker's address (for KAFKA_BROKERS) on standard output; as root on Debian and its kin it installs Java and Maven
#   kill    ends it as a power cut would, and keeps its folder
#   resume  starts it again on its folder and port
#   stop    ends the broker and removes its scratch folder
# KAFKA_STATE names the file that remembers the broker, for several at a time. KAFKA_KEYSTORE and KAFKA_TRUSTSTORE, two files
# in PEM, have it speak TLS and ask who comes, as the broker of compose does.
set -euo pipefail
cd "$(dirname "$0")/../.."

state=${KAFKA_STATE:-data/local/kafka}
jars=data/local/kafka-4.3.0
say() { echo "kafka.sh: $*" >&2; }

# Where nothing can be remembered nothing is started: it could not be stopped again.
ensure_room() {
  if ! command -v node >/dev/null; then say "Node.js is needed, and is not in the PATH"; return 1; fi
  for place in "$(dirname "$state")" "$(dirname "$jars")"; do
    if mkdir -p "$place" 2>/dev/null && [ -w "$place" ]; then continue; fi
    say "cannot write to $place in $PWD: start it as who owns that folder"
    return 1
  done
}

missing_tools() {
  command -v java >/dev/null || echo java
  if [ ! -e "$jars/complete" ]; then command -v mvn >/dev/null || echo mvn; fi
}

ensure_tools() {
  local missing version
  missing=$(missing_tools | paste -s -d ' ')
  if [ -n "$missing" ]; then
    if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
      say "missing: $missing. Install Java 17 or newer and Maven (on Debian and Ubuntu: apt-get install default-jre-headless maven), or start this as root there, which does it"
      return 1
    fi
    say "installing Java and Maven"
    { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends default-jre-headless maven; } >&2
  fi
  version=$(java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.specification.version = //p')
  if [ "${version%%.*}" -lt 17 ]; then say "Java is $version, and Kafka needs 17 or newer"; return 1; fi
}

ensure_jars() {
  if [ -e "$jars/complete" ]; then return; fi
  say "fetching Kafka"
  local repository=()
  # An account without a home keeps Maven's files here.
  if [ ! -w "${HOME:-/}" ]; then repository=("-Dmaven.repo.local=$PWD/data/local/maven"); fi
  mvn -q -B "${repository[@]}" -f infra/local/kafka/pom.xml dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory="$PWD/$jars" >&2
  touch "$jars/complete"
}

free_port() {
  node -e 'const probe = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(probe.address().port); probe.close(); })'
}

java=(java -Dlog4j2.configurationFile=infra/local/kafka/log4j2.properties -cp "$jars/*")

answers() { node -e 'require("net").connect(+process.argv[1], "127.0.0.1").on("connect", () => process.exit(0)).on("error", () => process.exit(1))' "$1"; }

# Starts the broker on a prepared folder and remembers it; prints its address.
launch() {
  local folder=$1 broker=$2 pid
  "${java[@]}" -Xms256m -Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 kafka.Kafka "$folder/server.properties" >>"$folder/broker.log" 2>&1 </dev/null &
  pid=$!
  for _ in $(seq 300); do
    if ! kill -0 "$pid" 2>/dev/null; then tail -n 20 "$folder/broker.log" >&2; return 1; fi
    if answers "$broker"; then
      echo "$pid $folder $broker" >"$state"
      echo "127.0.0.1:$broker"
      return
    fi
    sleep 0.1
  done
  kill -9 "$pid"
  say "did not answer within 30 s"
  return 1
}

# As the broker of compose has it; the last of two lines for one property counts.
require_certificates() {
  echo listener.security.protocol.map=PLAINTEXT:SSL,CONTROLLER:PLAINTEXT
  grep -E '^(ssl|authorizer|super)\.' infra/compose/kafka/server.properties |
    sed -e "s|/run/secrets/kafka_keystore|$KAFKA_KEYSTORE|" -e "s|/run/secrets/ca|$KAFKA_TRUSTSTORE|"
}

start() {
  if [ -e "$state" ]; then say "is running already; stop it first"; return 1; fi
  ensure_room
  ensure_tools
  ensure_jars
  local broker controller cluster
  folder=$(mktemp -d)
  trap 'rm -rf "$folder"' EXIT
  broker=$(free_port)
  controller=$(free_port)
  # 16 bytes in base64url, never a dash first: Kafka's tools would take that for an option.
  cluster=$(node -p 'const id = require("crypto").randomBytes(16); id[0] &= 0x7f; id.toString("base64url")')
  sed -e "s|@broker@|$broker|" -e "s|@controller@|$controller|" -e "s|@folder@|$folder|" infra/local/kafka/server.properties >"$folder/server.properties"
  if [ -n "${KAFKA_KEYSTORE:-}" ]; then require_certificates >>"$folder/server.properties"; fi
  "${java[@]}" kafka.tools.StorageTool format --standalone -t "$cluster" -c "$folder/server.properties" >/dev/null
  launch "$folder" "$broker"
  trap - EXIT
}

remembered() {
  if [ ! -e "$state" ]; then say "was not started"; return 1; fi
  read -r pid folder broker <"$state"
}

end_now() {
  local pid folder broker
  remembered
  kill -9 "$pid"
  while answers "$broker"; do sleep 0.1; done
}

resume() {
  local pid folder broker
  remembered
  if answers "$broker"; then say "is still running"; return 1; fi
  launch "$folder" "$broker"
}

stop() {
  [ -e "$state" ] || return 0
  local pid folder broker
  remembered
  kill "$pid" 2>/dev/null || say "was not running any more"
  for _ in $(seq 100); do kill -0 "$pid" 2>/dev/null || break; sleep 0.1; done
  kill -9 "$pid" 2>/dev/null || true
  rm -rf "$folder" "$state"
}

case "${1:-}" in
  start) start ;;
  kill) end_now ;;
  resume) resume ;;
  stop) stop ;;
  *) say "start, kill, resume or stop?"; exit 2 ;;
esac
