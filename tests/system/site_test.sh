# pprsearch-site as a process: it serves, meets new generations, and ends when it is told to.
. "$(dirname "$0")/lib.sh" || exit 1
: "${SITE:?the path of pprsearch-site}"
tests=$(cd "$(dirname "$0")" && pwd)

# serve OPTION…: a server in the background; its address is in $address, its process in $server.
serve() {
  start "$SITE" serve --index "$work/index" --listen 127.0.0.1:0 "$@"
}
start() {
  : >served
  "$@" >served 2>&1 &
  server=$!
  for _ in {1..100}; do
    address=$(sed -n 's/^pprsearch-site: //p' served)
    [ -z "$address" ] || break
    sleep 0.05
  done
  expect_that "it does not say where it listens: $(cat served)" [ -n "$address" ]
}
at_exit='[ -z "${server-}" ] || kill "$server" 2>/dev/null'

# end_well: it is told to end, and its exit status has to be 0.
end_well() {
  local status=0
  kill -TERM "$server"
  wait "$server" || status=$?
  server=''
  expect_equal 'the exit status after SIGTERM' 0 "$status"
}

# get TARGET [HEADER…]: the answer is in $out.
get() { expect_status 0 python3 "$tests/http_get.py" "$address" "$@"; }

"$INDEXER" build "$CORPUS" --index "$work/index" >"$work/build.log" 2>&1 || { cat "$work/build.log"; exit 1; }

scenario 'It says where it listens, serves pages and JSON, and ends with status 0.'
serve --title 'A blog'
get /
expect_output 'HTTP/1.1 200 OK'
expect_output '<h1>A blog</h1>'
expect_output '<bdi>Alliance and Therapeutic Relationship</bdi>'
get '/search?q=alliance+AND+videoconferencing'
expect_output 'role="status" id="total">3 entries</p>'
expect_output '<mark>Videoconferencing</mark>'
get /entry/2020-12-how-does-therapy-harm.ris
expect_output 'ER  - '
get /nothing
expect_output 'HTTP/1.1 404 Not Found'
end_well

scenario 'Its JSON is that of the command line.'
serve
get '/search.json?q=alliance&n=2&sort=newest'
sed '1,/^$/d' "$out" >answer && cp answer "$out"
expect_json /total 6
last_command='search.json'
expect_json '/hits/*/id' "$("$QUERY" -i "$work/index" -n 2 --sort newest --format ids alliance | paste -sd' ' -)"
end_well

scenario 'Who has the answer is told so, until something changes; a new generation shows within a second.'
serve
get '/search?q=alliance'
tag=$(sed -n 's/^ETag: //p' "$out" | tr -d '\r')
get '/search?q=alliance' "If-None-Match: $tag"
expect_output 'HTTP/1.1 304 Not Modified'
cp -r "$CORPUS" more && sed 's/^title: .*/title: The newest alliance/' more/entries/2020-12*.md >more/entries/2021-01-new.md
sed -i 's/^id: .*/id: 2021-01-new/; s/^published: .*/published: 2021-01/' more/entries/2021-01-new.md
expect_status 0 "$INDEXER" build more --index "$work/index"
sleep 1
get '/search?q=alliance' "If-None-Match: $tag"
expect_output 'HTTP/1.1 200 OK'
get /health
expect_output '"generation":2'
expect_status 0 "$INDEXER" rollback --index "$work/index"
sleep 1
get '/search?q=alliance' "If-None-Match: $tag"
expect_output 'HTTP/1.1 304 Not Modified'
end_well

scenario 'It serves at a socket of a folder, also one that a dead server left there, and at one that systemd passes.'
start "$SITE" serve --index "$work/index" --listen "$work/site.sock"
expect_equal 'the address' "$work/site.sock" "$address"
get /health
expect_output '"status":"ok"'
kill -KILL "$server" && wait "$server" 2>/dev/null
start "$SITE" serve --index "$work/index" --listen "$work/site.sock"
get /health
expect_output '"status":"ok"'
end_well
start python3 "$tests/pass_socket.py" "$work/passed.sock" "$SITE" serve --index "$work/index"
expect_equal 'the address' 'a unix socket' "$address"
address=$work/passed.sock
get /health
expect_output '"status":"ok"'
end_well

scenario 'Pages are small, and so is what they load.'
expect_status 0 "$INDEXER" build "$WHOLE_CORPUS" --index "$work/whole"
start "$SITE" serve --index "$work/whole" --listen 127.0.0.1:0 --url https://example.org/
expect_status 0 python3 "$tests/page_sizes.py" "$address"
expect_output 'pages of twenty hits: enough'
expect_output 'the largest page: at most 25 KB'
expect_output 'the largest page, packed: at most 7 KB'
expect_output 'script: at most 10 KB'
expect_output 'style: at most 10 KB'
[ "$failures" -eq 0 ] || cat "$out"
end_well

scenario 'It needs to read the index and nothing else.'
if can_be_nobody; then
  cp -r "$work/index" "$work/readable" && chmod -R a-w,a+rX "$work/readable"
  start setpriv --reuid=65534 --regid=65534 --clear-groups -- "$SITE" serve --index "$work/readable" --listen 127.0.0.1:0
  get '/search?q=alliance'
  expect_output 'HTTP/1.1 200 OK'
  end_well
  chmod -R u+w "$work/readable"
fi

scenario 'The log of queries has what was asked and found, and nothing of who asked.'
serve --query-log "$work/queries.log"
get '/search?q=alliance+AND+videoconferencing'
get '/search?q=alliance+AND+videoconferencing&page=1'
get '/search.json?q=allience'
get '/search?q=a&n=x'
end_well
sed 's/^{"hour":"20[0-9-]*T[0-9][0-9]Z","milliseconds":[0-9]*,/{/' "$work/queries.log" >"$out"
expect_equal 'the log' '{"query":"alliance AND videoconferencing","total":3,"cut_short":false}
{"query":"alliance AND videoconferencing","total":3,"cut_short":false}
{"query":"allience","total":0,"cut_short":false}' "$(cat "$out")"
expect_status 2 "$SITE" serve --index "$work/index" --query-log "$work/none/queries.log"
expect_error "pprsearch-site: cannot write to '.*queries.log', the log of queries"

scenario 'The pages can be had as files.'
expect_status 0 "$SITE" export --index "$work/index" --output "$work/files" --url https://example.org/s
expect_output "$work/files: "
expect_output "npx pagefind --site "
for file in index.html search.html 404.html sitemap.xml topic/alliance.html archive/2020/07.html entry/2020-12-how-does-therapy-harm.ris; do
  expect_that "there is no $file" [ -s "$work/files/$file" ]
done
expect_status 2 "$SITE" export --index "$work/index" --output "$work/files" --url https://example.org/s
expect_error 'pprsearch-site: --output .*: the folder is not empty'
expect_status 2 "$SITE" export --index "$work/index" --output "$work/other"
expect_error 'pprsearch-site: export: say where the files will be: --url URL'
expect_status 2 "$SITE" export --index "$work/index" --listen 127.0.0.1:0 --output "$work/other" --url https://example.org/s
expect_error "pprsearch-site: .*--listen.*"

scenario 'What is wrong is said in one line, with status 2.'
expect_status 2 "$SITE" serve --index nowhere
expect_error "pprsearch-site: .*nowhere"
for port in 65536 99999 4294967296; do
  expect_status 2 "$SITE" serve --index "$work/index" --listen "127.0.0.1:$port"
  expect_error 'a port is a number up to 65535'
done
echo precious >"$work/a.file.sock"
expect_status 2 "$SITE" serve --index "$work/index" --listen "$work/a.file.sock"
expect_equal 'a file in the place of a socket' precious "$(cat "$work/a.file.sock")"
expect_status 2 "$SITE" serve --index "$work/index" --url https://
expect_status 2 "$SITE" serve --index "$work/index" --listen nothing
expect_error "pprsearch-site: cannot listen on 'nothing': HOST:PORT or the path of a socket is wanted"
expect_status 2 "$SITE" serve
expect_error 'pprsearch-site: .*--index'
expect_status 2 "$SITE" server
expect_error "pprsearch-site: unknown command 'server'; did you mean serve?.*"
serve
expect_status 2 "$SITE" serve --index "$work/index" --listen "${address:7:-1}"
expect_error "pprsearch-site: cannot listen on '127.0.0.1:[0-9]*': Address already in use"
end_well
expect_status 0 "$SITE" --help
expect_output '--listen'
expect_status 0 "$SITE" --version
expect_output 'pprsearch-site '

scenario 'Clients that drip, flood or stay idle cost nobody else anything.'
serve
port=${address##*:}
expect_status 0 python3 "$tests/site_abuse.py" "${port%/}" "$server"
expect_output 'requests failed beside them: 0'
expect_output 'dripping clients that are still there: 0'
expect_output 'floods taken to the end: 0'
expect_output 'memory grew: at most 10 MiB'
[ "$failures" -eq 0 ] || cat "$out"
end_well
