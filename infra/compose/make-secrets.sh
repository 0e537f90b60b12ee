#!/usr/bin/env bash
# Makes the secrets and certificates that compose.yaml mounts, each a file of its own. What is there already stays, but
# for certificates that end soon: they are signed again, under the same key. To have anything else made anew delete its
# file and run this again. Needs openssl.
#   make-secrets.sh [folder]     `secrets` beside this script, which git ignores, unless told
set -euo pipefail

folder=${1:-$(dirname "$0")/secrets}
days=825
# How long before its end a certificate is signed again.
soon=$((90 * 86400))
umask 077
mkdir -p "$folder"
# Whoever may enter this folder may read its files: containers run as several users, and a mounted file keeps its mode.
chmod 700 "$folder"
cd "$folder"

# Into the same file where there is one: a container that runs goes on seeing the file that it was given.
write() {
  cat >"$1.new"
  if [ -e "$1" ]; then chmod u+w "$1" && cat "$1.new" >"$1" && rm "$1.new"; else mv "$1.new" "$1"; fi
}
once() { if [ ! -s "$1" ]; then "${@:2}" | write "$1"; fi; }

certificate_authority() {
  openssl req -x509 -newkey rsa:3072 -nodes -keyout ca_key -days $((days * 4)) -subj '/CN=ToldOnce internal CA' \
    -addext 'basicConstraints=critical,CA:TRUE,pathlen:0' -addext 'keyUsage=critical,keyCertSign,cRLSign' 2>/dev/null
}

# The certificate of one host: for what it is used, and by which names beside its own it is called.
certificate() {
  if ! openssl x509 -in "$1_certificate" -checkend "$soon" -noout >/dev/null 2>&1; then
    signed "$@" | write "$1_certificate"
  fi
}

engine() {
  once "$1_key" openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:3072 2>/dev/null
  certificate "$1" "$2" ',DNS:localhost,IP:127.0.0.1'
}

# Of our own programs each is known by its name alone.
program() {
  once "$1_key" openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256
  certificate "$1" "$2" ''
}

signed() {
  openssl req -new -key "$1_key" -subj "/CN=$1" |
    openssl x509 -req -CA ca -CAkey ca_key -days "$days" -extfile <(
      echo "subjectAltName=DNS:$1$3"
      echo 'basicConstraints=critical,CA:FALSE'
      echo 'keyUsage=critical,digitalSignature,keyEncipherment'
      echo "extendedKeyUsage=$2"
    ) 2>/dev/null
}

password() { once "$1_password" openssl rand -hex 24; }

# Over TLS, and only to the host whose certificate our own authority signed.
database_url() { echo "postgres://$1:$(cat "$2_password")@postgres:5432/$3?sslmode=verify-full&sslrootcert=/run/secrets/ca"; }

once ca certificate_authority
for name in postgres keycloak; do engine "$name" serverAuth; done
# Brokers and the nodes of a cluster come to each other as clients.
for name in eventstore kafka; do engine "$name" serverAuth,clientAuth; done
# Services take commands, and come to the broker.
for name in police dosvy court ngo; do program "$name" serverAuth,clientAuth; done
for name in gateway relay topics; do program "$name" clientAuth; done
cat kafka_key kafka_certificate ca | write kafka_keystore

password database_admin
database_url postgres database_admin postgres | write database_admin_url
for service in police dosvy court ngo gateway relay; do
  password "${service}_database"
  database_url "toldonce_$service" "${service}_database" toldonce | write "${service}_database_url"
done
password vault_database
database_url toldonce_vault vault_database vault | write vault_database_url
password keycloak_database
database_url keycloak keycloak_database keycloak | write keycloak_database_url

password eventstore_admin
password eventstore_ops
echo "esdb://admin:$(cat eventstore_admin_password)@eventstore:2113?tlsCAFile=/run/secrets/ca" | write eventstore_url

password keycloak_admin
write keycloak_conf <<END
db-password=$(cat keycloak_database_password)
bootstrap-admin-username=first-administrator
bootstrap-admin-password=$(cat keycloak_admin_password)
END

once vault_master_key openssl rand -base64 32

chmod 444 -- *
chmod 400 ca_key
