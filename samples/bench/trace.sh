#!/usr/bin/env bash
# Measures traces through a fibre plant beside the reading of one row; prints one JSON object.
#   samples/bench/trace.sh [--pon-ports 400] [--help]
# Load goes to this machine only.
set -euo pipefail

here=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.." && pwd)
target=$here/samples/bench/billing/target

mvn -q -B --no-transfer-progress -Dquick -DskipTests -f "$here/pom.xml" -pl samples/bench/billing -am package >&2
exec java -Xmx"${BENCH_HEAP:-1g}" -cp "$target/classes:$target/lib/*" \
  io.dotmac.sub.samples.bench.TraceBench "$@"
