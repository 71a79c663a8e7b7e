#!/usr/bin/env bash
# Measures changes and commands of a simulated line terminal over real SSH, beside the ssh of OpenSSH;
# prints one JSON object.
#   samples/bench/devices.sh [--onts 300] [--commands 2000] [--devices 100] [--parallel 16]
# Everything is on this machine, over loopback. Needs Debian's openssh-client.
set -euo pipefail

here=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.." && pwd)
target=$here/samples/bench/devices/target

mvn -q -B --no-transfer-progress -Dquick -DskipTests -f "$here/pom.xml" -pl samples/bench/devices -am package >&2
exec java -Xmx512m -XX:+UseSerialGC -cp "$target/classes:$target/lib/*" \
  io.dotmac.sub.samples.bench.devices.DeviceBench "$@"
