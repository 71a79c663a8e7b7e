#!/usr/bin/env bash
# Compares the trial balance of each provider of a running demo with what hledger and beancount make
# of its journal, to the cent. Needs curl, jq, hledger and beancount (all of them Debian packages).
#   ./dotmac demo --data demo-data            in another terminal
#   samples/books/agree.sh [demo-data] [http://localhost:8080]
# Exit code 4 when a balance differs.
set -euo pipefail

data=${1:-demo-data}
base=${2:-http://localhost:8080}
port=${base##*:}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for program in curl jq hledger bean-check bean-query; do
  command -v $program >/dev/null || { echo "needed: $program" >&2; exit 3; }
done

# Balances by REST as "account currency balance", with the names of hledger; without those of 0.
ours() {
  jq -r '.rows[] | select((.balance | tonumber) != 0)
    | ({asset: "assets", liability: "liabilities", revenue: "revenues", expense: "expenses",
        equity: "equity"}[.nature]) as $side
    | ([$side, (.ledger_account | gsub("_"; " ")), .collection_account]
        | map(select(. != null)) | join(":")) + "\t" + .currency + "\t" + .balance' | sort
}

theirs_hledger() {
  hledger -f "$1" check --strict
  hledger -f "$1" bal --flat -N -O csv | tail -n +2 |
    sed -E 's/^"([^"]*)","(-?[0-9.]+) ([A-Z]{3})"$/\1\t\3\t\2/' | sort
}

# Beancount has names of its own: compared are currencies and balances.
theirs_beancount() {
  bean-check "$1"
  bean-query -f csv "$1" 'select currency, sum(number) group by account, currency' | tail -n +2 |
    tr -d ' \r' | awk -F, '$2 != 0 { printf "%s\t%s\n", $1, $2 }' | sort
}

code=0
same() {
  if diff "$2" "$3" >"$work/diff"; then
    echo "  $1 agrees on $(wc -l <"$2") balances"
  else
    echo "  $1 differs (< trial balance, > $1):"
    sed 's/^/    /' "$work/diff"
    code=4
  fi
}

while IFS=$'\t' read -r host login; do
  api=http://$host:$port/api/v1
  token=$(curl -sf "$api/auth/login" -H 'Content-Type: application/json' -d "$login" |
    jq -r .access_token)
  get() { curl -sf -H "Authorization: Bearer $token" "$api$1"; }
  get '/reports/trial-balance' >"$work/trial.json"
  get '/exports/journal?format=hledger' >"$work/books.journal"
  get '/exports/journal?format=beancount' >"$work/books.beancount"
  ours <"$work/trial.json" >"$work/ours"
  echo "$host: $(jq -r '[.totals[] | .debit + " " + .currency] | join(", ")' "$work/trial.json")" \
    "in debits and credits, $(grep -c '^[0-9]' "$work/books.journal") transactions"
  theirs_hledger "$work/books.journal" >"$work/hledger"
  same hledger "$work/ours" "$work/hledger"
  cut -f2,3 "$work/ours" | sort >"$work/plain"
  theirs_beancount "$work/books.beancount" >"$work/beancount"
  same beancount "$work/plain" "$work/beancount"
done < <(jq -r '.tenants[] | .host + "\t" + (.logins[0] | {username, password} | tojson)' \
  "$data/demo.json")
exit $code
