#!/usr/bin/env bash
# Measures how long the reference server takes to read the RADIUS index of many services at its start.
#   samples/bench/radius-index.sh [--users 1000000] [--starts 3]
# The server and its database have processors 0 and 1. The line that the server logs goes to standard
# error, one JSON object to standard output.
set -euo pipefail

source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/radius/common.sh"
users=1000000
starts=3
processors=0,1

while [ $# -gt 0 ]; do
  case $1 in
    --users) users=$2 ;;
    --starts) starts=$2 ;;
    *) sed -n '2,5s/^# \?//p' "${BASH_SOURCE[0]}"; exit 2 ;;
  esac
  shift 2
done

need jq taskset
export DOTMAC_LOG=INFO
seconds=()
# The first start makes the services, and is not measured.
for ((i = 0; i <= starts; i++)); do
  start_demo "$users"
  line=$(grep -m 1 'RADIUS index: ' "$work/server.log")
  stop "$demo"
  [ "$i" -gt 0 ] || continue
  say "$line"
  seconds+=("$(sed 's/.* in \([0-9]*\) ms.*/\1/' <<<"$line")")
done
jq -nc --argjson users "$users" '{users: $users, index_ms: [$ARGS.positional[] | tonumber]}' \
  --args "${seconds[@]}"
