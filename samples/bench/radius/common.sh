# Sourced by the commands beside this folder: the demo with many services on processor 0, the load
# generator on processor 1. Sets here and work; what is started is stopped at the end.
here=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../../.." && pwd)
users=100000
port=${RADIUS_PORT:-21812}
http=${PORT:-21080}
warmup=${WARMUP:-12}
processors=0
work=$(mktemp -d)
started=()

say() { printf '%s\n' "$*" >&2; }

cleanup() {
  local pid
  for pid in ${started[@]+"${started[@]}"}; do
    kill -TERM "$pid" 2>/dev/null || true
  done
  wait || true
  rm -rf "$work"
}
trap cleanup EXIT

find_generator() {
  local given=${RADLOAD:-}
  if [ -d "$given" ]; then
    cc -O2 -o "$work/radload" "$given/radload.c"
    given=$work/radload
  fi
  [ -x "$given" ] && radload=$given && return
  say "no load generator: set RADLOAD to the program radload, or to the folder with its radload.c"
  exit 3
}

# Waits until a file holds a text, or its writer has ended.
await() {
  local file=$1 text=$2 pid=$3
  until grep -q "$text" "$file" 2>/dev/null; do
    kill -0 "$pid" 2>/dev/null || { cat "$file" >&2; exit 3; }
    sleep 0.2
  done
}

stop() {
  kill -TERM "$1" 2>/dev/null || true
  wait "$1" 2>/dev/null || true
}

load() { taskset -c 1 "$radload" --port "$port" --users "$users" --concurrency 64 "$@"; }

# Bytes that the threads of a port have allocated: jcmd tells them of each thread.
allocated() {
  jcmd "$1" Thread.print -e | sed -n "s/^\"$2.* allocated=\([0-9.]*\)\([KMG]\?\)B\? .*/\1 \2/p" |
    awk '{ f = $2 == "K" ? 1024 : $2 == "M" ? 1048576 : $2 == "G" ? 1073741824 : 1; sum += $1 * f }
      END { printf "%d", sum }'
}

# Bytes of live objects.
heap() { jcmd "$1" GC.class_histogram | awk '/^Total/ { print $3 }'; }

# Hundredths of a second that the compilers of a Java machine have worked.
compiled() {
  local task
  for task in /proc/"$1"/task/*; do
    if grep -q '^C[12] ' "$task/comm" 2>/dev/null; then
      sed 's/.*) //' "$task/stat"
    fi
  done | awk '{ sum += $12 + $13 } END { print sum + 0 }'
}

# Goes on with a warm-up until hardly anything is compiled any more; at most a minute.
settle() {
  local warm=$1 pid=$2 before i
  shift 2
  for ((i = 0; i < 20; i++)); do
    before=$(compiled "$pid")
    "$warm" "$@"
    [ $(($(compiled "$pid") - before)) -ge 15 ] || return 0
  done
}

logins() {
  load --pap --warmup 0 --duration 2 "$@" >/dev/null || true
  load --chap --warmup 0 --duration 1 "$@" >/dev/null || true
}

interims() {
  load --acct interim --warmup 0 --duration 3 "$@" >/dev/null || true
}

# Starts the demo with so many services and waits until it answers; sets demo to its process.
start_demo() {
  local log=$work/server.log
  taskset -c "$processors" "$here/dotmac" demo --size tiny --bench-users "$1" --data "$work/demo" \
    --port "$http" --radius-port "$port" >"$log" 2>&1 &
  demo=$!
  started+=("$demo")
  await "$log" 'Ctrl-C stops it' "$demo"
  secret=$(jq -r .radius.secret "$work/demo/demo.json")
}

# Hundredths of a second that the processes of a PostgreSQL have worked.
worked() {
  local child
  for child in $(pgrep -P "$1"); do
    sed 's/.*) //' "/proc/$child/stat" 2>/dev/null || true
  done | awk '{ sum += $12 + $13 } END { print sum + 0 }'
}

# Waits until the database has written when all those users were last seen; at most a minute.
rest() {
  local database before i
  database=$(head -1 "$work/demo/pgdata/postmaster.pid")
  for ((i = 0; i < 30; i++)); do
    before=$(worked "$database")
    sleep 2
    [ $(($(worked "$database") - before)) -ge 8 ] || return 0
  done
}

# Logs in until the compiler is done with that.
warm_up() {
  load --pap --secret "$secret" --warmup 0 --duration "$warmup" >/dev/null || true
  load --chap --secret "$secret" --warmup 0 --duration 4 >/dev/null || true
  settle logins "$demo" --secret "$secret"
  rest
}

need() {
  local program
  for program in "$@"; do
    command -v "$program" >/dev/null || { say "needed: $program"; exit 3; }
  done
}
