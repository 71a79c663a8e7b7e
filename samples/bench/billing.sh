#!/usr/bin/env bash
# Measures billing beside the write floor of the same database; prints one JSON object.
#   samples/bench/billing.sh [--services 100000] [--help]
# Load goes to this machine only.
set -euo pipefail

here=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.." && pwd)
target=$here/samples/bench/billing/target

mvn -q -B --no-transfer-progress -Dquick -DskipTests -f "$here/pom.xml" -pl samples/bench/billing -am package >&2
exec java -Xmx"${BENCH_HEAP:-2g}" -cp "$target/classes:$target/lib/*" \
  io.dotmac.sub.samples.bench.BillingBench "$@"
