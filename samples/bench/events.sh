#!/usr/bin/env bash
# Measures writing and delivering events beside plain inserts of the same rows; prints one JSON object.
#   samples/bench/events.sh [--events 200000] [--help]
# Load goes to this machine only.
set -euo pipefail

here=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.." && pwd)
target=$here/samples/bench/billing/target

mvn -q -B --no-transfer-progress -Dquick -DskipTests -f "$here/pom.xml" -pl samples/bench/billing -am package >&2
exec java -Xmx"${BENCH_HEAP:-1g}" -cp "$target/classes:$target/lib/*" \
  io.dotmac.sub.samples.bench.EventBench "$@"
