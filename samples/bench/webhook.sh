#!/usr/bin/env bash
# Measures the delivery of webhooks beside bare requests to the same receiver; prints one JSON object.
#   samples/bench/webhook.sh [--events 20000] [--endpoints 1] [--subjects 1000] [--help]
# Load goes to this machine only.
set -euo pipefail

here=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.." && pwd)
target=$here/samples/bench/webhook/target

mvn -q -B --no-transfer-progress -Dquick -DskipTests -f "$here/pom.xml" -pl samples/bench/webhook -am package >&2
exec java -Xmx"${BENCH_HEAP:-1g}" -cp "$target/classes:$target/lib/*" \
  io.dotmac.sub.samples.bench.webhook.WebhookBench "$@"
