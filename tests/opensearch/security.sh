# What makes the nodes of tests/opensearch/run ask for logins over TLS: OpenSearch's own plugin for
# security, of Maven Central; certificates made here; the roles that docs/scaling.md shows, as they
# stand there, with a user of each role's name; `stranger`, who has none; `test_admin`, who may all.
#
# For the command that is run: PPRSEARCH_OPENSEARCH_CA is the file of the authority that the nodes'
# certificates are of, PPRSEARCH_OPENSEARCH_PASSWORD what every user's password is.

# install_security HOME VERSION WORK: exits by `skip` where it cannot be had.
install_security() {
  local home=$1 version=$2 work=$3
  command -v openssl >/dev/null || skip 'there is no openssl'
  local artefact=org.opensearch.plugin:opensearch-security:$version.0:zip
  timeout 300 mvn -q -B dependency:copy -Dartifact="$artefact" -DoutputDirectory="$work/zip" \
    -Dmdep.useBaseVersion=true >"$work/mvn.log" 2>&1 ||
    { tail -n 3 "$work/mvn.log" >&2; skip "Maven did not give $artefact"; }
  python3 -I -m zipfile -e "$work"/zip/*.zip "$home/plugins/opensearch-security"
  rm -r "$work/zip"
  make_certificates "$work/tls"
  make_users "$home" "$work/security"
}

# make_certificates FOLDER: ca.pem, node.pem and node.key, which is for 127.0.0.1.
make_certificates() {
  mkdir -p "$1"
  openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=pprsearch-test-ca \
    -keyout "$1/ca.key" -out "$1/ca.pem" 2>/dev/null
  openssl req -newkey rsa:2048 -nodes -subj /CN=pprsearch-test-node \
    -keyout "$1/node.key" -out "$1/node.csr" 2>/dev/null
  openssl x509 -req -in "$1/node.csr" -CA "$1/ca.pem" -CAkey "$1/ca.key" -CAcreateserial -days 2 \
    -extfile <(echo subjectAltName=IP:127.0.0.1) -out "$1/node.pem" 2>/dev/null
}

# make_users HOME FOLDER: the plugin's files, with the roles of docs/scaling.md.
make_users() {
  local plugin=$1/plugins/opensearch-security folder=$2 hash role
  mkdir -p "$folder"
  cp "$plugin"/config/*.yml "$folder/"
  PPRSEARCH_OPENSEARCH_PASSWORD=$(openssl rand -hex 12)
  export PPRSEARCH_OPENSEARCH_PASSWORD
  hash=$(bash "$plugin/tools/hash.sh" -p "$PPRSEARCH_OPENSEARCH_PASSWORD" 2>/dev/null | tail -n 1)
  python3 -I - "$folder" "$hash" "$(dirname "${BASH_SOURCE[0]}")/../../docs/scaling.md" <<'PY'
import re, sys
folder, digest, page = sys.argv[1:]
shown = re.search(r"```yaml\n# roles\.yml\n(.*?)```", open(page).read(), re.S).group(1)
roles = re.findall(r"^([a-z_]+):", shown, re.M)
def write(name, kind, text):
    with open(f"{folder}/{name}.yml", "w") as file:
        file.write(f"_meta:\n  type: {kind}\n  config_version: 2\n{text}")
write("roles", "roles", shown)
write("roles_mapping", "rolesmapping", "".join(f"{role}:\n  users: [{role}]\n" for role in roles) +
      "all_access:\n  users: [test_admin]\n")
write("internal_users", "internalusers", "".join(f'{user}:\n  hash: "{digest}"\n' for user in roles + ["stranger", "test_admin"]))
PY
}

# security_settings: lines of opensearch.yml.
security_settings() {
  local layer
  for layer in transport http; do
    echo "plugins.security.ssl.$layer.pemcert_filepath: tls/node.pem"
    echo "plugins.security.ssl.$layer.pemkey_filepath: tls/node.key"
    echo "plugins.security.ssl.$layer.pemtrustedcas_filepath: tls/ca.pem"
  done
  cat <<'YML'
plugins.security.ssl.http.enabled: true
plugins.security.ssl.transport.enforce_hostname_verification: false
plugins.security.allow_default_init_securityindex: true
plugins.security.nodes_dn: ["CN=pprsearch-test-node"]
plugins.security.audit.type: noop
plugins.security.restapi.roles_enabled: [all_access]
YML
}
