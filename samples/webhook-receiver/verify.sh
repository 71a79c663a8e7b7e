#!/usr/bin/env bash
# Verifies one webhook: verify.sh ID TIMESTAMP SIGNATURES < body
# The endpoint's secret is in DOTMAC_WEBHOOK_SECRET. Ends with 0 for a genuine message, else with 1.
set -euo pipefail

id=$1 timestamp=$2 signatures=$3
now=$(date +%s)
[[ $timestamp =~ ^[0-9]{1,12}$ ]] && (( now - timestamp <= 300 && timestamp - now <= 300 )) ||
  { echo "too old, or no timestamp" >&2; exit 1; }

key=$(printf %s "${DOTMAC_WEBHOOK_SECRET#whsec_}" | base64 -d | od -An -v -tx1 | tr -d ' \n')
expected=v1,$({ printf %s "$id.$timestamp."; cat; } |
  openssl dgst -sha256 -mac HMAC -macopt "hexkey:$key" -binary | base64 -w0)

for each in $signatures; do
  [ "$each" = "$expected" ] && { echo genuine; exit 0; }
done
echo "no signature is by this secret over this body" >&2
exit 1
