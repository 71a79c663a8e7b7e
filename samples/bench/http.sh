#!/usr/bin/env bash
# Measures reading one row through the API, signed in, beside a bare Jetty handler that reads it by
# JDBC, and what the access check of a request takes; prints one JSON object.
#   samples/bench/http.sh [--connections 8] [--seconds 5] [--warmup 40]
# Servers and database run on processor 0, the load on processor 1, over loopback.
set -euo pipefail

here=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.." && pwd)
target=$here/samples/bench/http/target
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

mvn -q -B --no-transfer-progress -Dquick -DskipTests -f "$here/pom.xml" -pl samples/bench/http -am package >&2
mkfifo "$work/told" "$work/end"
taskset -c 0 java -Xmx512m -XX:+UseSerialGC -cp "$target/classes:$target/lib/*" \
  io.dotmac.sub.samples.bench.http.HttpBenchServer "$work/data" <"$work/end" >"$work/told" &
exec 3>"$work/end"
taskset -c 1 java -Xmx256m -XX:+UseSerialGC -cp "$target/classes:$target/lib/*" \
  io.dotmac.sub.samples.bench.http.HttpBench "$@" <"$work/told"
exec 3>&-
wait
