#!/usr/bin/env bash
# Measures RADIUS: the reference server and the bare library, beside FreeRADIUS where it is installed.
# Each server runs on processor 0, the load generator on processor 1; load goes to this machine only.
#   samples/bench/radius.sh [--users 100000] [--seconds 5] [--rows server,library,files,sql,packaged]
# RADLOAD names the generator, or the folder of its C source. A table goes to standard error, one JSON
# object to standard output. docs/reference/benchmarks.md says what the figures mean.
set -euo pipefail

source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/radius/common.sh"
seconds=5
rows=server,library,files,sql,packaged
results=$work/results.jsonl

while [ $# -gt 0 ]; do
  case $1 in
    --users) users=$2 ;;
    --seconds) seconds=$2 ;;
    --rows) rows=$2 ;;
    *) sed -n '2,7s/^# \?//p' "${BASH_SOURCE[0]}"; exit 2 ;;
  esac
  shift 2
done

wanted() { [[ ,$rows, == *,$1,* ]]; }

note() { jq -c "$@" >>"$results"; }

# Runs one load against one server, three times, and notes the best: row, processes to watch, Java
# process or "", load arguments.
measure() {
  local row=$1 watch=$2 java=$3 before after line i
  shift 3
  for i in 1 2 3; do
    before=0 after=0
    [ -z "$java" ] || before=$(allocated "$java" radius-auth)
    line=$(load --warmup 0.5 --duration "$seconds" --watch "$watch" --json "$@") || true
    [ -z "$java" ] || after=$(allocated "$java" radius-auth)
    jq -nc --arg row "$row" --argjson m "$line" --argjson bytes "$((after - before))" '
      {row: $row, mode: $m.mode, per_second: $m.rps, p99_ms: ($m.p99_us / 1000),
       cpu_us: ($m.server_cpu_s * 1e6 / $m.replies), busy: ($m.server_cpu_s / $m.seconds),
       bytes: (if $bytes > 0 and $m.mode != "acct-interim" then $bytes / $m.sent else null end),
       lost: $m.lost, wrong: ($m.unexpected_code + $m.bad_authenticator + $m.bad_message_authenticator)}'
  done | jq -sc '(max_by(.per_second)) + {lost: (map(.lost) | add), wrong: (map(.wrong) | add)}' \
    >>"$results"
}

both() {
  measure "$@" --pap
  measure "$@" --chap
}

# The reference server, with its database on the same core.
server() {
  local pid database watch empty full sessions
  start_demo "$1"
  pid=$demo
  if [ "$1" = 0 ]; then
    # Before there are users: what a user costs is the difference.
    heap "$pid" >"$work/heap"
    stop "$pid"
    return
  fi
  warm_up
  both server "$pid" "$pid" --secret "$secret" --require-ma
  empty=$(cat "$work/heap")
  full=$(heap "$pid")
  note -n --argjson bytes "$(((full - empty) / users))" '{row: "server", heap_per_user: $bytes}'
  sessions=(--secret "$secret" --sessions 20000 --run-id 1a)
  port=$((port + 1)) load --acct start "${sessions[@]}" --duration 30 >/dev/null || true
  port=$((port + 1)) settle interims "$pid" "${sessions[@]}"
  database=$(head -1 "$work/demo/pgdata/postmaster.pid")
  watch=$(printf '%s,' "$pid" "$database" $(pgrep -P "$database"))
  port=$((port + 1)) measure server "${watch%,}" '' "${sessions[@]}" --acct interim \
    --concurrency 256
  stop "$pid"
}

library() {
  local pid target=$here/samples/bench/radius/target
  mvn -q -B --no-transfer-progress -Dquick -DskipTests -f "$here/pom.xml" \
    -pl samples/bench/radius -am package >&2
  taskset -c 0 java -Xmx512m -XX:+UseSerialGC -cp "$target/classes:$target/lib/*" \
    io.dotmac.sub.samples.bench.radius.LibraryServer "$port" "$users" >"$work/library.log" 2>&1 &
  pid=$!
  started+=("$pid")
  await "$work/library.log" ready "$pid"
  load --pap --warmup 0 --duration "$warmup" >/dev/null || true
  load --chap --warmup 0 --duration 4 >/dev/null || true
  settle logins "$pid"
  both library "$pid" "$pid" --require-ma
  stop "$pid"
}

# FreeRADIUS with few modules and one thread, its fastest way here.
freeradius_with() {
  local row=$1 modules=$2 step=$3 threads=$4 database=$5 folder=$work/freeradius-$1
  mkdir -p "$folder"
  cat >"$folder/radiusd.conf" <<CONF
prefix = /usr
libdir = /usr/lib/freeradius
logdir = $folder
run_dir = $folder
raddbdir = $folder
modconfdir = $folder
name = radiusd
max_requests = 16384
cleanup_delay = 5
hostname_lookups = no
thread pool {
  start_servers = $threads
  max_servers = $threads
  min_spare_servers = $threads
  max_spare_servers = $threads
}
modules {
  pap {
  }
  chap {
  }
  expr {
  }
$modules
}
instantiate {
  expr
}
client local {
  ipaddr = 127.0.0.1
  secret = testing123
  require_message_authenticator = yes
}
server default {
  listen {
    type = auth
    ipaddr = 127.0.0.1
    port = $port
  }
  authorize {
    chap
    $step
    pap
  }
  authenticate {
    Auth-Type PAP {
      pap
    }
    Auth-Type CHAP {
      chap
    }
  }
}
CONF
  run_freeradius "$row" "$folder" "$database"
}

# Measures the FreeRADIUS of a folder of configuration.
run_freeradius() {
  local row=$1 folder=$2 database=$3 pid watch
  taskset -c 0 freeradius -f -l "$folder/log" -d "$folder" -n radiusd -D /usr/share/freeradius \
    >"$folder/out" 2>&1 &
  pid=$!
  started+=("$pid")
  await "$folder/log" 'Ready to process requests' "$pid"
  load --pap --warmup 0 --duration 2 >/dev/null || true
  watch=$pid
  [ -z "$database" ] || watch=$(printf '%s,' "$pid" "$database" $(pgrep -P "$database"))
  both "$row" "${watch%,}" ''
  stop "$pid"
}

with_files() {
  seq -f '%06.0f' 0 $((users - 1)) |
    sed 's/.*/user& Cleartext-Password := "pass&"\n\tReply-Message = "welcome"/' >"$work/users"
  freeradius_with files "  files {
    filename = $work/users
  }" files 1 ''
}

# A PostgreSQL with everybody in the tables of FreeRADIUS; sets sql_database to its process.
start_sql() {
  local bin data=$work/sql
  bin=$(ls -d /usr/lib/postgresql/*/bin | tail -1)
  mkdir "$data"
  chown postgres "$data"
  chmod 711 "$work"
  as_postgres() { setpriv --reuid postgres --regid postgres --clear-groups "$@"; }
  (cd "$data" && as_postgres "$bin/initdb" -D "$data/pg" -A trust -E UTF8 --locale C.UTF-8 >/dev/null)
  (cd "$data" && exec setpriv --reuid postgres --regid postgres --clear-groups taskset -c 0 \
    "$bin/postgres" -D "$data/pg" -k "$data" -h '' -p 5499 >"$data/log" 2>&1) &
  sql_database=$!
  started+=("$sql_database")
  await "$data/log" 'ready to accept connections' "$sql_database"
  psql() { as_postgres "$bin/psql" -q -h "$data" -p 5499 -U postgres "$@"; }
  (
    cd "$data"
    psql -f - </etc/freeradius/3.0/mods-config/sql/main/postgresql/schema.sql
    psql -c "insert into radcheck (username, attribute, op, value)
      select 'user' || lpad(n::text, 6, '0'), 'Cleartext-Password', ':=',
        'pass' || lpad(n::text, 6, '0') from generate_series(0, $((users - 1))) n" \
      -c "insert into radreply (username, attribute, op, value)
      select username, 'Reply-Message', '=', 'welcome' from radcheck" \
      -c "insert into radusergroup (username, groupname, priority)
      select username, 'plan' || id % 20, 1 from radcheck" \
      -c "insert into radgroupreply (groupname, attribute, op, value)
      select 'plan' || g, 'Reply-Message', '+=', 'line ' || n
      from generate_series(0, 19) g, generate_series(1, 5) n" -c 'vacuum analyze'
  ) >&2
}

with_sql() {
  freeradius_with sql "  sql {
    driver = \"rlm_sql_postgresql\"
    dialect = \"postgresql\"
    radius_db = \"dbname=postgres host=$work/sql port=5499 user=postgres\"
    acct_table1 = \"radacct\"
    acct_table2 = \"radacct\"
    postauth_table = \"radpostauth\"
    authcheck_table = \"radcheck\"
    groupcheck_table = \"radgroupcheck\"
    authreply_table = \"radreply\"
    groupreply_table = \"radgroupreply\"
    usergroup_table = \"radusergroup\"
    client_table = \"nas\"
    group_attribute = \"SQL-Group\"
    read_groups = yes
    pool {
      start = 5
      min = 5
      max = 5
    }
    \$INCLUDE /etc/freeradius/3.0/mods-config/sql/main/postgresql/queries.conf
  }" sql 5 "$sql_database"
}

# FreeRADIUS as Debian configures it, its module sql enabled and told where the database is: the
# default site looks users up there, and notes each login there.
packaged() {
  local folder=$work/packaged
  cp -a /etc/freeradius/3.0 "$folder"
  rm -f "$folder"/sites-enabled/inner-tunnel "$folder"/mods-enabled/sql
  sed -i -e '/^\s*\(user\|group\) = /d' -e "s|^logdir = .*|logdir = $folder|" \
    -e "s|^run_dir = .*|run_dir = $folder|" -e "s|^raddbdir = .*|raddbdir = $folder|" \
    "$folder/radiusd.conf"
  sed -i -e '/^listen {/,/^}/d' \
    -e "s/^server default {/&\nlisten {\n  type = auth\n  ipaddr = 127.0.0.1\n  port = $port\n}/" \
    "$folder/sites-enabled/default"
  sed -i 's/require_message_authenticator = no/require_message_authenticator = yes/' \
    "$folder/clients.conf"
  sed -e 's/^\(\s*dialect = \).*/\1"postgresql"/' \
    -e 's/^\(\s*driver = \).*/\1"rlm_sql_postgresql"/' \
    -e "s|^\(\s*radius_db = \).*|\1\"dbname=postgres host=$work/sql port=5499 user=postgres\"|" \
    "$folder/mods-available/sql" >"$folder/mods-enabled/sql"
  run_freeradius packaged "$folder" "$sql_database"
}

need cc jq jcmd taskset
find_generator
: >"$results"
if wanted server; then
  "$here/dotmac" --version >/dev/null # builds it when needed
  server 0
  server "$users"
fi
wanted library && library
if wanted files || wanted sql || wanted packaged; then
  if ! command -v freeradius >/dev/null; then
    say 'without FreeRADIUS beside it: the package freeradius is not installed'
  else
    wanted files && with_files
    if ! wanted sql && ! wanted packaged; then
      :
    elif [ -e /etc/freeradius/3.0/mods-config/sql/main/postgresql/schema.sql ] &&
      compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null; then
      start_sql
      wanted sql && with_sql
      wanted packaged && packaged
      stop "$sql_database"
    else
      say 'without rows of a database: the packages freeradius-postgresql and postgresql are needed'
    fi
  fi
fi

jq -s --argjson users "$users" '
  (map(select(.heap_per_user)) | first | .heap_per_user) as $heap
  | map(select(.mode)) as $all
  | ($all | map(select(.row == "files"))) as $files
  | ($all | map(select(.row == "sql"))) as $sql
  | ($all | map(select(.row == "packaged"))) as $packaged
  | ($all | map(select(.row == "packaged"))) as $packaged
  | {users: $users, outstanding: 64, heap_per_user: $heap,
     rows: ($all | map(. as $r | . + {
       to_files: ([$files[] | select(.mode == $r.mode) | $r.per_second / .per_second] | first),
       to_sql: ([$sql[] | select(.mode == $r.mode) | $r.per_second / .per_second] | first),
       to_packaged:
         ([$packaged[] | select(.mode == $r.mode) | $r.per_second / .per_second] | first)}))}
  ' "$results" >"$work/result.json"
jq -r '
  def n(d): if . == null then "-" else (. * pow(10; d) | round / pow(10; d) | tostring) end;
  (["row", "load", "req/s", "p99 ms", "CPU us", "busy", "bytes", "x files", "x sql", "x packaged", "lost", "wrong"],
   (.rows[] | [.row, .mode, (.per_second | n(0)), (.p99_ms | n(2)), (.cpu_us | n(1)),
     (.busy | n(2)), (.bytes | n(0)), (.to_files | n(2)), (.to_sql | n(1)), (.to_packaged | n(1)), .lost, .wrong]))
  | @tsv' "$work/result.json" | column -t -s "$(printf '\t')" >&2
jq -r '"heap per user: \(.heap_per_user // "-") bytes"' "$work/result.json" >&2
jq -c . "$work/result.json"
