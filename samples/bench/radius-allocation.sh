#!/usr/bin/env bash
# Shows what a login by PAP allocates in the reference server: octets a packet by class and by line.
#   samples/bench/radius-allocation.sh [--users 100000] [--seconds 8]
# RADLOAD as for radius.sh. The Java machine is started with small buffers of allocation, so that its
# recorder sees a sample every 4 KB. The table goes to standard output.
set -euo pipefail

source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/radius/common.sh"
seconds=8

while [ $# -gt 0 ]; do
  case $1 in
    --users) users=$2 ;;
    --seconds) seconds=$2 ;;
    *) sed -n '2,5s/^# \?//p' "${BASH_SOURCE[0]}"; exit 2 ;;
  esac
  shift 2
done

need cc jq jcmd jfr taskset
find_generator
export DOTMAC_JAVA_OPTS='-Xms1g -Xmn256m -Xmx2g -XX:+UseTransparentHugePages
  -XX:-ResizeTLAB -XX:TLABSize=4k -XX:MinTLABSize=2k'
start_demo "$users"
warm_up
cat >"$work/allocation.jfc" <<'JFC'
<configuration version="2.0">
  <event name="jdk.ObjectAllocationInNewTLAB">
    <setting name="enabled">true</setting>
    <setting name="stackTrace">true</setting>
  </event>
</configuration>
JFC
jcmd "$demo" JFR.start name=allocation settings="$work/allocation.jfc" >/dev/null
before=$(allocated "$demo" radius-auth)
sent=$(load --pap --secret "$secret" --require-ma --warmup 0 --duration "$seconds" --json | jq .sent)
after=$(allocated "$demo" radius-auth)
jcmd "$demo" JFR.dump name=allocation filename="$work/allocation.jfr" >/dev/null
stop "$demo"
jfr print --json --stack-depth 8 "$work/allocation.jfr" |
  jq -r --argjson bytes "$((after - before))" --argjson sent "$sent" '
    [.recording.events[].values
      | select(.eventThread.javaName // "" | startswith("radius-auth"))
      | {class: (.objectClass.name | gsub("/"; ".")),
         line: ([.stackTrace.frames[] | select(.method.type.name | contains("dotmac"))
           | "\(.method.type.name | split("/") | last | split(".") | last).\(.method.name):\(.lineNumber)"]
           | first // "?")}]
    | length as $samples
    | "\($bytes / $sent | round) octets a packet, \($samples) samples",
      (group_by([.class, .line]) | sort_by(-length)[] | select(length * 100 >= $samples)
        | [(length / $samples * $bytes / $sent | round), .[0].class, .[0].line] | @tsv)' |
  column -t -s "$(printf '\t')"
