package io.dotmac.sub.billing.report;

import java.util.List;

/** The invariants of money, each as a query for the rows that break it. */
final class MoneyInvariants {
  /** All of them. */
  static final List<Invariant> ALL = List.of(
      new Invariant("ledger_balance", "debits equal credits in each transaction and currency", """
      select 'ledger transaction ' || transaction_id || ' differs by '
        || sum(case entry_type when 'debit' then amount_minor else -amount_minor end)
        || ' ' || currency
      from ledger_entry where tenant_id = :tenant group by transaction_id, currency
      having sum(case entry_type when 'debit' then amount_minor else -amount_minor end) <> 0
              """),
      new Invariant("ledger_entries", "a transaction has two or more entries of more than 0", """
      select 'ledger transaction ' || t.id || ' has ' || count(e.id) || ' entries, smallest '
        || coalesce(min(e.amount_minor), 0)
      from ledger_transaction t
      left join ledger_entry e on e.tenant_id = t.tenant_id and e.transaction_id = t.id
      where t.tenant_id = :tenant group by t.id
      having count(e.id) < 2 or min(e.amount_minor) <= 0
              """),
      new Invariant("ledger_reversal", "a reversal is the opposite of one transaction", """
      select 'reversal ' || r.id || ' of ' || r.reversal_of || ' is not its opposite'
      from ledger_transaction r
      where r.tenant_id = :tenant and r.reversal_of is not null and exists (
        select from (
          select ledger_account_id, currency,
            sum(case entry_type when 'debit' then amount_minor else -amount_minor end) as net
          from ledger_entry where tenant_id = :tenant
            and transaction_id in (r.id, r.reversal_of)
          group by ledger_account_id, currency) n where n.net <> 0)
              """),
      new Invariant("ledger_references", "what the ledger is about exists in this tenant", """
      select 'ledger transaction ' || t.id || ' is about a document that is not there'
      from ledger_transaction t where t.tenant_id = :tenant and (
        (t.invoice_id is not null and not exists (select from invoice i
          where i.tenant_id = t.tenant_id and i.id = t.invoice_id))
        or (t.payment_id is not null and not exists (select from payment p
          where p.tenant_id = t.tenant_id and p.id = t.payment_id))
        or (t.credit_note_id is not null and not exists (select from credit_note c
          where c.tenant_id = t.tenant_id and c.id = t.credit_note_id))
        or (t.account_id is not null and not exists (select from billing_account a
          where a.tenant_id = t.tenant_id and a.id = t.account_id)))
              """),
      new Invariant("invoice_lines", "an invoice is the sum of its lines", """
      select 'invoice ' || coalesce(i.invoice_number, i.id::text) || ' totals '
        || i.total_minor || ', its lines ' || coalesce(sum(l.total_minor), 0)
      from invoice i left join invoice_line l on l.tenant_id = i.tenant_id and l.invoice_id = i.id
      where i.tenant_id = :tenant
      group by i.tenant_id, i.id
      having i.subtotal_minor <> coalesce(sum(l.amount_minor), 0)
        or i.tax_total_minor <> coalesce(sum(l.tax_minor), 0)
        or i.total_minor <> coalesce(sum(l.total_minor), 0)
              """),
      new Invariant("line_taxes", "the tax of a line is the sum of its taxes", """
      select 'invoice line ' || l.id || ' has tax ' || l.tax_minor || ', its parts '
        || (select coalesce(sum((t->>'amount_minor')::bigint), 0)
          from jsonb_array_elements(l.taxes) t)
      from invoice_line l
      where l.tenant_id = :tenant and l.tax_minor <> (
        select coalesce(sum((t->>'amount_minor')::bigint), 0) from jsonb_array_elements(l.taxes) t)
              """),
      new Invariant(
          "invoice_balance",
          "the balance due is the total less what is paid, credited and written off",
          """
      select 'invoice ' || coalesce(i.invoice_number, i.id::text) || ' has balance '
        || i.balance_due_minor || ' of ' || i.total_minor
      from invoice i where i.tenant_id = :tenant and (
        i.balance_due_minor not between 0 and i.total_minor
        or i.balance_due_minor <> case when i.status = 'void' then 0
          else i.total_minor - i.paid_minor - i.credited_minor - i.written_off_minor end)
              """),
      new Invariant(
          "invoice_paid", "what is paid of an invoice is the sum of its allocations", """
      select 'invoice ' || coalesce(i.invoice_number, i.id::text) || ' is paid '
        || i.paid_minor || ', its allocations are ' || coalesce(sum(a.amount_minor), 0)
      from invoice i
      left join payment_allocation a on a.tenant_id = i.tenant_id and a.invoice_id = i.id
      where i.tenant_id = :tenant group by i.tenant_id, i.id
      having i.paid_minor <> coalesce(sum(a.amount_minor), 0)
              """),
      new Invariant(
          "invoice_credited",
          "what is credited of an invoice is the sum of its credit applications",
          """
      select 'invoice ' || coalesce(i.invoice_number, i.id::text) || ' is credited '
        || i.credited_minor || ', its applications are ' || coalesce(sum(a.amount_minor), 0)
      from invoice i
      left join credit_note_application a on a.tenant_id = i.tenant_id and a.invoice_id = i.id
      where i.tenant_id = :tenant group by i.tenant_id, i.id
      having i.credited_minor <> coalesce(sum(a.amount_minor), 0)
              """),
      new Invariant("invoice_status", "the status follows from the amounts", """
      select 'invoice ' || coalesce(i.invoice_number, i.id::text) || ' is ' || i.status
        || ' with balance ' || i.balance_due_minor || ' of ' || i.total_minor
      from invoice i where i.tenant_id = :tenant and i.status <> 'draft' and i.status <> case
        when i.voided_at is not null then 'void'
        when i.balance_due_minor = 0 and i.written_off_minor > 0 then 'written_off'
        when i.balance_due_minor = 0 then 'paid'
        when i.status = 'overdue' then 'overdue'
        when i.balance_due_minor < i.total_minor then 'partially_paid'
        else 'issued' end
              """),
      new Invariant(
          "invoice_receivable", "the ledger holds exactly the balance due of each invoice", """
      select 'invoice ' || coalesce(i.invoice_number, i.id::text) || ' is due '
        || i.balance_due_minor || ', the ledger says ' || coalesce(r.net, 0)
      from invoice i left join (
        select t.invoice_id,
          sum(case e.entry_type when 'debit' then e.amount_minor else -e.amount_minor end) as net
        from ledger_transaction t
        join ledger_entry e on e.tenant_id = t.tenant_id and e.transaction_id = t.id
        join ledger_account a on a.tenant_id = e.tenant_id and a.id = e.ledger_account_id
          and a.purpose = 'receivable'
        where t.tenant_id = :tenant and t.invoice_id is not null group by t.invoice_id) r
        on r.invoice_id = i.id
      where i.tenant_id = :tenant and coalesce(r.net, 0) <>
        case when i.status = 'draft' then 0 else i.balance_due_minor end
              """),
      new Invariant(
          "payment_allocations",
          "a payment is what it allocates, what went back and its credit",
          """
      select 'payment ' || p.payment_number || ' of ' || p.amount_minor || ' has allocated '
        || p.allocated_minor || ', its allocations are ' || coalesce(a.sum, 0)
        || ', refunded ' || p.refunded_minor || ', its refunds are ' || coalesce(r.sum, 0)
      from payment p
      left join (select payment_id, sum(amount_minor) from payment_allocation
        where tenant_id = :tenant group by payment_id) a on a.payment_id = p.id
      left join (select payment_id, sum(amount_minor) from payment_refund
        where tenant_id = :tenant group by payment_id) r on r.payment_id = p.id
      where p.tenant_id = :tenant and (p.allocated_minor <> coalesce(a.sum, 0)
        or p.refunded_minor <> coalesce(r.sum, 0)
        or p.allocated_minor + p.refunded_minor > p.amount_minor
        or (p.status in ('pending', 'failed', 'canceled') and p.allocated_minor <> 0))
              """),
      new Invariant(
          "credit_note_lines",
          "a credit note is the sum of its lines and covers what its applications say",
          """
      select 'credit note ' || coalesce(c.credit_number, c.id::text) || ' totals '
        || c.total_minor || ', its lines ' || coalesce(l.sum, 0) || ', applied '
        || c.applied_minor || ', its applications ' || coalesce(a.sum, 0)
      from credit_note c
      left join (select credit_note_id, sum(total_minor) from credit_note_line
        where tenant_id = :tenant group by credit_note_id) l on l.credit_note_id = c.id
      left join (select credit_note_id, sum(amount_minor) from credit_note_application
        where tenant_id = :tenant group by credit_note_id) a on a.credit_note_id = c.id
      where c.tenant_id = :tenant and (c.total_minor <> coalesce(l.sum, 0)
        or c.applied_minor <> coalesce(a.sum, 0) or c.applied_minor > c.total_minor)
              """),
      new Invariant(
          "customer_credit",
          "the ledger holds exactly the credit that payments and credit notes leave",
          """
      select 'account ' || b.account_number || ' has credit ' || (coalesce(p.sum, 0)
        + coalesce(c.sum, 0)) || ', the ledger says ' || coalesce(l.sum, 0)
      from billing_account b
      left join (select account_id, sum(amount_minor - allocated_minor - refunded_minor)
        from payment where tenant_id = :tenant
          and status in ('succeeded', 'partially_refunded', 'refunded')
        group by account_id) p on p.account_id = b.id
      left join (select account_id, sum(total_minor - applied_minor) from credit_note
        where tenant_id = :tenant and status in ('issued', 'partially_applied', 'applied')
        group by account_id) c on c.account_id = b.id
      left join (select e.account_id,
          sum(case e.entry_type when 'credit' then e.amount_minor else -e.amount_minor end)
        from ledger_entry e join ledger_account a on a.tenant_id = e.tenant_id
          and a.id = e.ledger_account_id and a.purpose = 'customer_credit'
        where e.tenant_id = :tenant group by e.account_id) l on l.account_id = b.id
      where b.tenant_id = :tenant
        and coalesce(p.sum, 0) + coalesce(c.sum, 0) <> coalesce(l.sum, 0)
              """),
      new Invariant("deposits", "the ledger holds exactly the deposits that are held", """
      select 'account ' || b.account_number || ' has deposits of ' || coalesce(d.sum, 0)
        || ', the ledger says ' || coalesce(l.sum, 0)
      from billing_account b
      left join (select account_id, sum(amount_minor - applied_minor - refunded_minor)
        from deposit where tenant_id = :tenant group by account_id) d on d.account_id = b.id
      left join (select e.account_id,
          sum(case e.entry_type when 'credit' then e.amount_minor else -e.amount_minor end)
        from ledger_entry e join ledger_account a on a.tenant_id = e.tenant_id
          and a.id = e.ledger_account_id and a.purpose = 'deposits'
        where e.tenant_id = :tenant group by e.account_id) l on l.account_id = b.id
      where b.tenant_id = :tenant and (coalesce(d.sum, 0) <> coalesce(l.sum, 0)
        or coalesce(d.sum, 0) < 0)
              """),
      new Invariant("ledger_sum", "all accounts of the chart sum to nothing", """
      select 'the ledger sums to '
        || sum(case entry_type when 'debit' then amount_minor else -amount_minor end)
        || ' ' || currency
      from ledger_entry where tenant_id = :tenant group by currency
      having sum(case entry_type when 'debit' then amount_minor else -amount_minor end) <> 0
              """),
      new Invariant("closed_periods", "nothing was booked into a period after it was closed", """
      select 'ledger transaction ' || t.id || ' of ' || t.booked_on || ' was recorded '
        || t.recorded_at || ', its period was closed ' || p.created_at
      from accounting_period p join ledger_transaction t on t.tenant_id = p.tenant_id
        and t.booked_on < p.period_end and t.recorded_at > p.created_at + interval '10 minutes'
      where p.tenant_id = :tenant and p.status = 'closed'
              """),
      new Invariant("numbers", "no number of a document was given twice", """
      select 'number ' || number || ' was given to ' || count(*) || ' documents' from (
        select 'invoice' as series, invoice_number as number from invoice
          where tenant_id = :tenant and invoice_number is not null
        union all select 'credit note', credit_number from credit_note
          where tenant_id = :tenant and credit_number is not null
        union all select 'payment', payment_number from payment where tenant_id = :tenant
        union all select 'deposit', deposit_number from deposit where tenant_id = :tenant) n
      group by series, number having count(*) > 1
              """),
      new Invariant("charge_overlap", "no day of a component is charged twice", """
      select 'subscription ' || x.subscription_id || ', component ' || x.component || ': '
        || x.span_start || ' to ' || x.billed_until || ' and the charge from ' || x.following
      from (
        select subscription_id, component, span_start, billed_until,
          lead(span_start) over (partition by subscription_id, component order by span_start)
            as following
        from invoice_line where tenant_id = :tenant and kind in ('recurring', 'proration')
          and charge_state = 'live' and billed_until > span_start) x
      where x.following < x.billed_until
              """),
      new Invariant(
          "charge_gap",
          "charges of a service that was never suspended follow each other without a gap",
          """
      select 'subscription ' || x.subscription_id || ' is not charged from ' || x.billed_until
        || ' to ' || x.following
      from (
        select l.subscription_id, l.billed_until,
          lead(l.span_start) over (partition by l.subscription_id order by l.span_start)
            as following
        from invoice_line l where l.tenant_id = :tenant and l.component = 'base'
          and l.kind in ('recurring', 'proration') and l.charge_state <> 'reversed'
          and l.billed_until > l.span_start) x
      join subscription s on s.tenant_id = :tenant and s.id = x.subscription_id
      where x.following > x.billed_until and (s.next_bill_on is null
          or s.next_bill_on > x.billed_until)
        and not exists (select from subscription_lifecycle_event v
          where v.tenant_id = :tenant and v.subscription_id = s.id
            and v.event_type = 'suspend')
              """),
      new Invariant("credit_bound", "no more is given back of a charge than was charged", """
      select 'invoice line ' || l.id || ' of ' || l.total_minor || ' has credits of '
        || sum(c.total_minor)
      from credit_note_line c
      join invoice_line l on l.tenant_id = c.tenant_id and l.id = c.invoice_line_id
      where c.tenant_id = :tenant and not c.is_void group by l.tenant_id, l.id
      having sum(c.total_minor) > l.total_minor
              """),
      new Invariant("invoice_event", "an issued invoice was announced", """
      select 'invoice ' || i.invoice_number || ' has no invoice.created event'
      from invoice i
      left join event_store e on e.tenant_id = i.tenant_id and e.invoice_id = i.id
        and e.event_type = 'invoice.created'
      where i.tenant_id = :tenant and i.status <> 'draft' and i.invoice_number is not null
        and i.origin <> 'import' and e.event_id is null
        and i.created_at >= coalesce((select min(recorded_at) from event_store
          where tenant_id = :tenant), 'infinity')
              """),
      new Invariant("run_counts", "a finished run has made as many invoices as it says", """
      select 'billing run of ' || r.run_date || ' says ' || r.invoices_created || ' invoices, '
        || (select count(*) from invoice i where i.tenant_id = :tenant
          and i.billing_run_id = r.id) || ' exist'
      from billing_run r where r.tenant_id = :tenant and r.invoices_created <> (
        select count(*) from invoice i where i.tenant_id = :tenant and i.billing_run_id = r.id)
              """));

  private MoneyInvariants() {}

  /**
   * One invariant.
   *
   * @param rule what should hold
   * @param sql finds rows that break it, described in one column; {@code :tenant} is the tenant
   */
  record Invariant(String name, String rule, String sql) {}
}
