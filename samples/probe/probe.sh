#!/usr/bin/env bash
# Attacks a demo of its own with sqlmap and wapiti (Debian: apt install sqlmap wapiti), signed in as its
# administrator; prints what they found. Exits with 1 when that is anything at all.
#   samples/probe/probe.sh [--minutes 5]
# All of it stays on this machine. A run takes about three times as many minutes as it is given.
set -euo pipefail

here=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.." && pwd)
minutes=5
port=${PORT:-28080}
base=http://127.0.0.1:$port
work=$(mktemp -d)

while [ $# -gt 0 ]; do
  case $1 in
    --minutes) minutes=$2 ;;
    *) sed -n '2,5s/^# \?//p' "${BASH_SOURCE[0]}"; exit 2 ;;
  esac
  shift 2
done

for program in sqlmap wapiti jq curl; do
  command -v "$program" >/dev/null || { echo "needed: $program" >&2; exit 3; }
done

"$here/dotmac" demo --size tiny --data "$work/demo" --port "$port" --radius-port $((port + 1)) \
  >"$work/server.log" 2>&1 &
demo=$!
trap 'kill -TERM $demo 2>/dev/null || true; wait || true; rm -rf "$work"' EXIT
until grep -q 'Ctrl-C stops it' "$work/server.log"; do
  kill -0 "$demo" 2>/dev/null || { cat "$work/server.log" >&2; exit 3; }
  sleep 0.5
done

read -r user password < <(jq -r '[.. | objects | select(.role? == "admin")][0] | "\(.username) \(.password)"' "$work/demo/demo.json")
# An access token lasts a quarter of an hour: each target has its own.
sign_in() {
  token=$(curl -sf "$base/api/v1/auth/login" -H 'Content-Type: application/json' \
    -d "$(jq -nc --arg u "$user" --arg p "$password" '{username: $u, password: $p}')" | jq -r .access_token) ||
    { echo "could not sign in as $user" >&2; exit 3; }
}
sign_in
csrf=$(curl -sf -c "$work/cookies" "$base/auth/login" | sed -n 's/.*name="_csrf" value="\([^"]*\)".*/\1/p' | head -1)
curl -sf -o /dev/null -b "$work/cookies" -c "$work/cookies" "$base/auth/login" \
  --data-urlencode "username=$user" --data-urlencode "password=$password" --data-urlencode "_csrf=$csrf"
cookies=$(awk '!/^#[^H]/ && NF >= 7 { printf "%s%s=%s", s, $6, $7; s = "; " }' "$work/cookies")
code=$(curl -s -o /dev/null -w '%{http_code}' -H "Cookie: $cookies" "$base/admin/")
[ "$code" = 200 ] || { echo "could not sign in: $code" >&2; exit 3; }

found=0
id=$(curl -sf -H "Authorization: Bearer $token" "$base/api/v1/subscribers?limit=1" | jq -r '.items[0].id')
# Every kind of parameter that reaches a query: filters, order, cursor, path.
for path in \
  'subscribers?status=active&order_by=created_at&order_dir=desc&limit=5' \
  'subscribers?email=ada@example.com&limit=5' \
  'invoices?status=paid&subscriber_id='"$id"'&limit=5' \
  'ledger-entries?limit=5&order_dir=asc' \
  "subscribers/$id*" \
  'events?after=0&limit=5' \
  'audit-events?operation=create&resource_type=auth&limit=5'; do
  sign_in
  plain=$(curl -s -o /dev/null -w '%{http_code}' -H "Authorization: Bearer $token" "$base/api/v1/${path%%\**}")
  case $plain in 2??) ;; *) echo "expected an answer, found $plain for $path" >&2; exit 3 ;; esac
  timeout $((minutes * 60)) sqlmap -u "$base/api/v1/$path" -H "Authorization: Bearer $token" --batch --flush-session \
    --dbms=postgresql --level=2 --risk=2 --technique=BEUSTQ --threads=2 --time-sec=2 --ignore-code=401,404,422,400 \
    --output-dir "$work/sqlmap" >"$work/sqlmap.log" 2>&1 || true
  payloads=$(grep -c 'Payload:' "$work/sqlmap.log" || true)
  tested=$(grep -c 'testing ' "$work/sqlmap.log" || true)
  printf 'sqlmap  %s (%s): %s tests, %s injections\n' "${path%%\**}" "$plain" "$tested" "$payloads"
  [ "$payloads" = 0 ] || { sed -n '/^---/,/^---/p' "$work/sqlmap.log"; found=1; }
  [ "$tested" -gt 0 ] || { tail -5 "$work/sqlmap.log" >&2; exit 3; }
done

for start in /admin/ /portal/ /auth/login; do
  report=$work/wapiti.json
  timeout $((minutes * 120)) wapiti -u "$base$start" -H "Cookie: $cookies" --scope folder \
    --max-scan-time "$minutes" -d 3 --max-links-per-page 15 --flush-session --no-bugreport --store-session "$work/wapiti" \
    -m sql,timesql,xss,permanentxss,exec,file,ssrf,crlf,redirect,xxe,backup,htaccess,shellshock -v 0 -f json -o "$report" >"$work/wapiti.log" 2>&1 || true
  [ -s "$report" ] || { tail -3 "$work/wapiti.log"; exit 3; }
  jq -r --arg start "$start" '([.vulnerabilities[] | length] | add // 0) as $v | ([.anomalies[] | length] | add // 0) as $a
    | "wapiti  \($start): \($v) vulnerabilities, \($a) anomalies"' "$report"
  jq -r '(.vulnerabilities, .anomalies) | to_entries[] | select(.value | length > 0) | .key as $k | .value[] | "  \($k): \(.method) \(.path) \(.info)"' "$report"
  [ "$(jq '[.vulnerabilities[], .anomalies[] | length] | add // 0' "$report")" = 0 ] || found=1
done
faults=$(grep -cE '^ERROR ' "$work/server.log" || true)
echo "server  $faults faults logged"
[ "$faults" = 0 ] || { grep -E '^ERROR ' "$work/server.log" | cut -c1-200 | sort | uniq -c | head -20; found=1; }
exit $found
