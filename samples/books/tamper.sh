#!/usr/bin/env bash
# Changes one row after another of a demo's books behind the back of the product, as a superuser who
# ignores every rule, and shows that `db verify` names it; then puts it right again. Needs psql.
#   samples/books/tamper.sh [demo-data]
# Exit code 4 when a change was not named.
set -euo pipefail

data=${1:-demo-data}
here=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.." && pwd)
value() { sed -n "s/^$1=//p" "$data/connection.properties"; }
export PGHOST=127.0.0.1 PGUSER=postgres PGDATABASE=dotmac PGPORT PGPASSWORD PGOPTIONS
PGPORT=$(value port)
PGPASSWORD=$(value superuser.password)
PGOPTIONS='-c session_replication_role=replica -c search_path=dotmac'
sql() { psql -qtAX -v ON_ERROR_STOP=1 -c "$1"; }
verify() { "$here/dotmac" db verify --data "$data" 2>/dev/null; }
code=0

# tamper TABLE CONDITION CHANGE CHECK: one row, found by a condition, is changed; CHECK must name it.
tamper() {
  local row found
  row=$(sql "select tenant_id || ' ' || id from $1 where $2 order by id limit 1")
  [ -n "$row" ] || { echo "no $1 where $2" >&2; return; }
  local where="tenant_id = '${row% *}' and id = '${row#* }'"
  sql "create table tampered as select * from $1 where $where" >/dev/null
  sql "$(printf "$3" "$1" "$where")"
  found=$(verify) && echo "$1: not noticed" && code=4
  echo "$1: $(printf "$3" "$1" '...')"
  grep "^  $4:" <<<"$found" || { echo "  $4 did not name it:"; echo "$found"; code=4; }
  sql "delete from $1 where $where; insert into $1 $(columns "$1") select $(names "$1") from tampered;
    drop table tampered"
}

# The columns of a table that are not computed.
names() {
  sql "select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
    where attrelid = '$1'::regclass and attnum > 0 and not attisdropped and attgenerated = ''"
}
columns() { echo "($(names "$1")) overriding system value"; }

set_to() { printf 'update %%s set %s where %%s' "$1"; }

verify || { echo "the books are wrong before anything was changed" >&2; exit 4; }
tamper invoice "status = 'paid' and paid_minor > 0" \
  "$(set_to "subtotal_minor = subtotal_minor - 1, tax_total_minor = tax_total_minor + 1")" \
  invoice_booked
tamper invoice_line "kind = 'recurring'" \
  "$(set_to "amount_minor = amount_minor + 1, total_minor = total_minor + 1")" invoice_lines
tamper ledger_entry "entry_type = 'debit'" \
  "$(set_to "amount_minor = amount_minor + 1")" ledger_balance
tamper ledger_transaction "memo is not null" "$(set_to "memo = 'another'")" ledger_chain
tamper payment "status = 'succeeded'" "$(set_to "amount_minor = amount_minor + 1")" payment_booked
tamper payment_allocation "amount_minor > 1" \
  "$(set_to "amount_minor = amount_minor - 1")" payment_allocations
tamper credit_note_application "amount_minor > 1" \
  "$(set_to "amount_minor = amount_minor - 1")" invoice_credited
tamper dunning_action_log "action = 'suspend'" "$(set_to "action = 'notify'")" dunning_event
tamper dunning_case "steps_done > 0" "$(set_to "steps_done = steps_done + 1")" dunning_steps
tamper audit_event "id in (select audit_id from audit_seal where seq = 1)" "$(set_to "path = '/nothing/of/note'")" audit_chain
verify
exit $code
