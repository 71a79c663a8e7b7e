#!/usr/bin/env bash
# Measures the demo: time until it is ready, time of a restart, memory a minute later, and the list of
# subscribers. Load goes to this machine only.
#   samples/bench/demo.sh [small|isp5k]
# Times mean little by themselves on a shared machine: the first line is a yardstick of the processor.
set -euo pipefail

here=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.." && pwd)
size=${1:-small}
port=${PORT:-18080}
radius=${RADIUS_PORT:-18120}
data=$(mktemp -d)
log=$data.log
requests=200

seconds() { date +%s.%N; }
since() { printf '%.1f' "$(echo "$(seconds) - $1" | bc)"; }

start() {
  local from
  from=$(seconds)
  "$here/dotmac" demo --port "$port" --radius-port "$radius" --data "$data/demo" --size "$size" \
    >"$log" 2>&1 &
  server=$!
  until grep -q 'Ctrl-C stops it' "$log"; do
    kill -0 "$server" 2>/dev/null || { cat "$log" >&2; exit 3; }
    sleep 0.1
  done
  took=$(since "$from")
}

stop() {
  kill -TERM "$server"
  wait "$server" || true
}

# The server and its database, shared pages counted by share, in MB.
memory() {
  local sum=0 pid database
  database=$(head -1 "$data/demo/pgdata/postmaster.pid")
  for pid in "$server" "$database" $(pgrep -P "$database"); do
    sum=$((sum + $(awk '/^Pss:/ { print $2 }' "/proc/$pid/smaps_rollup")))
  done
  echo $((sum / 1024))
}

# The 50th and the 95th of a hundred of the times on standard input, in ms.
percentiles() {
  sort -n | awk '{ t[NR] = $1 * 1000 } END {
    printf "median %.1f ms, p95 %.1f ms\n", t[int(NR * 0.5 + 0.5)], t[int(NR * 0.95 + 0.5)] }'
}

list() {
  local token login path=$1
  login=$(jq -c '.tenants[0].logins[0] | {username, password}' "$data/demo/demo.json")
  token=$(curl -s "http://lagoon.localhost:$port/api/v1/auth/login" \
    -H 'Content-Type: application/json' -d "$login" | jq -r .access_token)
  # One connection, as an integrator keeps it; the first hundred warm the server up.
  for _ in $(seq $((requests + 100))); do
    printf 'url = "http://lagoon.localhost:%s%s"\noutput = "/dev/null"\n' "$port" "$path"
  done | curl -s -K - -H "Authorization: Bearer $token" -w '%{time_total}\n' | tail -$requests |
    percentiles
}

for program in curl jq bc; do
  command -v $program >/dev/null || { echo "needed: $program" >&2; exit 3; }
done
trap 'stop 2>/dev/null; rm -rf "$data" "$log"' EXIT

"$here/dotmac" --version >/dev/null # builds it when needed, outside the measured time
from=$(seconds)
awk 'BEGIN { for (i = 0; i < 10000000; i++) x += i }'
echo "yardstick   $(since "$from") s for ten million additions in awk"
start
echo "ready       $took s ($size, empty folder)"
stop
start
echo "restart     $took s"
sleep 60
echo "memory      $(memory) MB, 60 s after the start"
echo "list        $(list '/api/v1/subscribers?limit=50')"
echo "search      $(list '/api/v1/subscribers?limit=50&q=okafor')"
