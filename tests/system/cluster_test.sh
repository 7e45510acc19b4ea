# An index that an address names, without a cluster: what is refused, and what is not told. The
# servers here are none of OpenSearch; tests/opensearch/run starts a real one for tests/cluster.
. "$(dirname "$0")/lib.sh" || exit 1

export PPRSEARCH_CLUSTER_FILES=$work/files
served=
at_exit='[ -z "$served" ] || kill "$served" 2>/dev/null'
index=opensearch:http://127.0.0.1:1/articles

scenario 'A cluster that cannot be reached is an error that names each node.'
expect_status 2 "$QUERY" --index "$index" alliance
expect_error 'opensearch:http://127.0.0.1:1/articles: the cluster does not answer: http://127.0.0.1:1: '
expect_status 2 "$QUERY" --index 'opensearch:http://127.0.0.1:1,127.0.0.1:2/articles' alliance
expect_error 'http://127.0.0.1:1: .*; http://127.0.0.1:2: '

scenario 'libcurl is loaded when a cluster is asked, and not before; one that cannot be loaded is named.'
grep -q 'libcurl' <<<"$(ldd "$QUERY"; ldd "$INDEXER")" && fail 'the programs load libcurl when they start'
mkdir broken && : >broken/libcurl.so.4
LD_LIBRARY_PATH=$PWD/broken expect_status 0 "$QUERY" --version
LD_LIBRARY_PATH=$PWD/broken expect_status 2 "$QUERY" --index "$index" alliance
expect_error 'an index in a cluster needs libcurl.so.4, which cannot be loaded: .*file too short'

scenario 'A password is read from no address, and told in no message.'
expect_status 2 "$QUERY" --index 'opensearch:https://user:secret@127.0.0.1:1/articles' alliance
expect_error 'PPRSEARCH_CLUSTER_LOGIN_FILE'
grep -q secret "$err" && fail 'the password was told'
PPRSEARCH_CLUSTER_LOGIN=user:secret expect_status 2 "$QUERY" --index "$index" alliance
grep -q secret "$err" && fail 'the password was told'
PPRSEARCH_CLUSTER_LOGIN=user:secret expect_status 2 "$QUERY" --index opensearch:http://192.0.2.1:9200/articles alliance
expect_error 'a login is not sent to http://192.0.2.1:9200 without https'

# serve FILE: answers every question with {"version":{}}; with a certificate, if there is one.
cat > "$work/serve.py" <<'PY'
import http.server, ssl, sys
class Answer(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        body = b'{"version":{"number":"8.1.0"}}'
        self.send_response(200)
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        self.wfile.write(body)
    def log_message(self, *_):
        pass
server = http.server.HTTPServer(('127.0.0.1', 0), Answer)
if len(sys.argv) > 2:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(sys.argv[2])
    server.socket = context.wrap_socket(server.socket, server_side=True)
with open(sys.argv[1], 'w') as file:
    file.write(str(server.server_address[1]) + '\n')
server.serve_forever()
PY
serve() {
  rm -f "$work/port"
  python3 -I "$work/serve.py" "$work/port" "$@" &
  served=$!
  for _ in $(seq 100); do [ -s "$work/port" ] && break; sleep 0.1; done
  port=$(cat "$work/port")
}

scenario 'What is no OpenSearch is refused.'
serve
expect_status 2 "$QUERY" --index "opensearch:http://127.0.0.1:$port/articles" alliance
expect_error 'this is no OpenSearch 8.1.0; what is wanted is OpenSearch 2 or 3'
kill "$served"

scenario 'A certificate of a stranger is refused; one that is named is not.'
if command -v openssl >/dev/null; then
  openssl req -x509 -newkey rsa:2048 -nodes -keyout "$work/key" -out "$work/certificate" -days 2 \
    -subj /CN=localhost -addext subjectAltName=IP:127.0.0.1 2>/dev/null
  cat "$work/key" "$work/certificate" > "$work/both"
  serve "$work/both"
  expect_status 2 "$QUERY" --index "opensearch:https://127.0.0.1:$port/articles" alliance
  expect_error 'certificate'
  PPRSEARCH_CLUSTER_CA=$work/certificate \
    expect_status 2 "$QUERY" --index "opensearch:https://127.0.0.1:$port/articles" alliance
  expect_error 'this is no OpenSearch'
  kill "$served"
else
  pass_over 'there is no openssl'
fi
