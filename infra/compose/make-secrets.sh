#!/usr/bin/env bash
# Makes the secrets and certificates that compose.yaml mounts, each a file of its own. What is there already stays:
# delete a file and run this again to have that one made anew. Needs openssl.
#   make-secrets.sh [folder]     `secrets` beside this script, which git ignores, unless told
set -euo pipefail

folder=${1:-$(dirname "$0")/secrets}
days=825
umask 077
mkdir -p "$folder"
# Whoever may enter this folder may read its files: containers run as several users, and a mounted file keeps its mode.
chmod 700 "$folder"
cd "$folder"

write() { cat >"$1.new" && mv -f "$1.new" "$1"; }
once() { if [ ! -s "$1" ]; then "${@:2}" | write "$1"; fi; }

certificate_authority() {
  openssl req -x509 -newkey rsa:3072 -nodes -keyout ca_key -days $((days * 4)) -subj '/CN=ToldOnce internal CA' \
    -addext 'basicConstraints=critical,CA:TRUE,pathlen:0' -addext 'keyUsage=critical,keyCertSign,cRLSign' 2>/dev/null
}

# A certificate for one host of the internal networks, which is also a client's: brokers and clusters are both.
certificate() {
  local name=$1
  once "${name}_key" openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:3072 2>/dev/null
  once "${name}_certificate" signed "$name"
}

signed() {
  openssl req -new -key "$1_key" -subj "/CN=$1" |
    openssl x509 -req -CA ca -CAkey ca_key -days "$days" -extfile <(
      echo "subjectAltName=DNS:$1,DNS:localhost,IP:127.0.0.1"
      echo 'basicConstraints=critical,CA:FALSE'
      echo 'keyUsage=critical,digitalSignature,keyEncipherment'
      echo 'extendedKeyUsage=serverAuth,clientAuth'
    ) 2>/dev/null
}

password() { once "$1_password" openssl rand -hex 24; }

# Over TLS, and only to the host whose certificate our own authority signed.
database_url() { echo "postgres://$1:$(cat "$2_password")@postgres:5432/$3?sslmode=verify-full&sslrootcert=/run/secrets/ca"; }

once ca certificate_authority
for host in postgres eventstore kafka keycloak; do certificate "$host"; done
cat kafka_key kafka_certificate ca | write kafka_keystore

password database_admin
database_url postgres database_admin postgres | write database_admin_url
for service in police dosvy court ngo gateway; do
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
