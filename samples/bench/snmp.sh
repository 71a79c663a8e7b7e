#!/usr/bin/env bash
# Measures SNMP beside net-snmp, against one snmpd; prints one JSON object.
#   samples/bench/snmp.sh [--gets 60000] [--clients 4] [--walks 7] [--devices 500] [--values 200]
# The agent runs on processor 0, what asks it on processor 1, over loopback. Needs Debian's snmpd and snmp.
set -euo pipefail

here=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.." && pwd)
target=$here/samples/bench/snmp/target

mvn -q -B --no-transfer-progress -Dquick -DskipTests -f "$here/pom.xml" -pl samples/bench/snmp -am package >&2
exec taskset -c 1 java -Xmx512m -XX:+UseSerialGC -cp "$target/classes:$target/lib/*" \
  io.dotmac.sub.samples.bench.snmp.SnmpBench "$@"
