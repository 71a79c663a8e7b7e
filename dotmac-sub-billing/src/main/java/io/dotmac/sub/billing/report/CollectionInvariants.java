package io.dotmac.sub.billing.report;

import io.dotmac.sub.billing.report.MoneyInvariants.Invariant;
import java.util.List;

/** The invariants of who pays whose debt, and of what is done about debt that nobody pays. */
final class CollectionInvariants {
  /** All of them. */
  static final List<Invariant> ALL = List.of(
      new Invariant("payment_booked", "the ledger holds each payment as it arrived", """
      select 'payment ' || p.payment_number || ' of ' || p.amount_minor || ' ' || p.currency
        || ' is not in the ledger'
      from payment p
      where p.tenant_id = :tenant and p.status in ('succeeded', 'partially_refunded', 'refunded')
        and not exists (select from ledger_transaction t
          join ledger_entry e on e.tenant_id = t.tenant_id and e.transaction_id = t.id
          where t.tenant_id = :tenant and t.payment_id = p.id and t.account_id = p.account_id
            and e.entry_type = 'credit' and e.amount_minor = p.amount_minor
            and e.currency = p.currency)
              """),
      new Invariant("payment_status", "the status of a payment follows from its amounts", """
      select 'payment ' || payment_number || ' is ' || status || ' with ' || refunded_minor
        || ' of ' || amount_minor || ' refunded'
      from payment where tenant_id = :tenant
        and status in ('succeeded', 'partially_refunded', 'refunded')
        and status <> case when refunded_minor = 0 then 'succeeded'
          when refunded_minor < amount_minor then 'partially_refunded' else 'refunded' end
              """),
      new Invariant(
          "parties", "what pays an invoice is of the same account and in the same currency", """
      select x.what || ' ' || x.number || ' pays invoice '
        || coalesce(i.invoice_number, i.id::text) || ' of another account or currency'
      from (
        select 'payment' as what, p.payment_number as number, a.invoice_id, p.account_id,
          p.currency, a.currency as part
        from payment_allocation a
        join payment p on p.tenant_id = a.tenant_id and p.id = a.payment_id
        where a.tenant_id = :tenant
        union all
        select 'credit note', coalesce(c.credit_number, c.id::text), a.invoice_id, c.account_id,
          c.currency, a.currency
        from credit_note_application a
        join credit_note c on c.tenant_id = a.tenant_id and c.id = a.credit_note_id
        where a.tenant_id = :tenant) x
      join invoice i on i.tenant_id = :tenant and i.id = x.invoice_id
      where i.account_id <> x.account_id or i.currency <> x.currency or i.currency <> x.part
              """),
      new Invariant(
          "entry_parties", "an entry is of the account and the day of its transaction", """
      select 'ledger transaction ' || t.id || ' of ' || t.booked_on
        || ' has an entry of another account or day'
      from ledger_entry e
      join ledger_transaction t on t.tenant_id = e.tenant_id and t.id = e.transaction_id
      where e.tenant_id = :tenant
        and (e.account_id is distinct from t.account_id or e.booked_on <> t.booked_on)
              """),
      new Invariant("invoice_booked", "the ledger holds each invoice and its tax as issued", """
      select 'invoice ' || coalesce(i.invoice_number, i.id::text) || ' of ' || i.total_minor
        || ' with tax ' || i.tax_total_minor || ' was booked as ' || b.total || ' with tax '
        || b.tax
      from invoice i join (
        select t.invoice_id,
          coalesce(sum(case when a.purpose in ('receivable', 'customer_credit') then
            case e.entry_type when 'debit' then e.amount_minor else -e.amount_minor end end), 0)
            as total,
          coalesce(sum(case when a.purpose = 'tax_payable' then
            case e.entry_type when 'credit' then e.amount_minor else -e.amount_minor end end), 0)
            as tax
        from ledger_transaction t
        join ledger_entry e on e.tenant_id = t.tenant_id and e.transaction_id = t.id
        join ledger_account a on a.tenant_id = e.tenant_id and a.id = e.ledger_account_id
        where t.tenant_id = :tenant and t.kind in ('receivable_issue', 'prepaid_consumption')
        group by t.invoice_id) b
        on b.invoice_id = i.id
      where i.tenant_id = :tenant
        and (b.total <> i.total_minor or b.tax <> i.tax_total_minor)
              """),
      new Invariant("charge_stands", "a charge stands up to what was given back of it", """
      select 'invoice line ' || l.id || ' stands until ' || l.billed_until || ' of ' || l.span_end
        || ', given back from ' || coalesce(min(c.span_start)::text, 'nowhere')
      from invoice_line l
      left join credit_note_line c on c.tenant_id = l.tenant_id and c.invoice_line_id = l.id
        and not c.is_void and c.span_start is not null
      where l.tenant_id = :tenant and l.billed_until is not null
      group by l.tenant_id, l.id
      having l.billed_until <> least(l.span_end, coalesce(min(c.span_start), l.span_end))
              """),
      new Invariant("payment_event", "a payment that arrived was announced, and no other", """
      select 'payment ' || coalesce(p.payment_number, e.payment) || case when p.id is null
        then ' was announced and is not there' else ' has no payment.received event' end
      from (select id, payment_number from payment
        where tenant_id = :tenant and status in ('succeeded', 'partially_refunded', 'refunded')
          and created_at >= coalesce((select min(recorded_at) from event_store
            where tenant_id = :tenant), 'infinity')) p
      full join (select payload->>'payment' as payment from event_store
        where tenant_id = :tenant and event_type = 'payment.received') e on e.payment = p.id::text
      where e.payment is null or (p.id is null and not exists (select from payment q
        where q.tenant_id = :tenant and q.id::text = e.payment))
              """),
      new Invariant("number_gaps", "no number of a document is missing", """
      select n.series || ' ' || n.before + 1 || ' is missing before ' || n.number from (
        select series, number, lag(number) over (partition by series order by number) as before
        from (
          select 'invoice' as series, substring(invoice_number from '([0-9]{1,18})$')::bigint
            as number from invoice where tenant_id = :tenant and invoice_number is not null
              and origin <> 'import'
          union all select 'invoice', first_number + generate_series(0, amount - 1)
            from billing_run_numbers where tenant_id = :tenant and series = 'invoice'
          union all select 'credit_note', substring(credit_number from '([0-9]{1,18})$')::bigint
            from credit_note where tenant_id = :tenant and credit_number is not null
          union all select 'credit_note', first_number + generate_series(0, amount - 1)
            from billing_run_numbers where tenant_id = :tenant and series = 'credit_note') all_of
        ) n
      where n.number > n.before + 1 and not exists (select from number_lane l
        where l.tenant_id = :tenant and l.name = n.series)
              """),
      new Invariant("dunning_steps", "a case has taken its steps in order and each once", """
      select 'dunning case ' || c.id || ' says day ' || coalesce(c.last_day_offset, -1)
        || ' and step ' || c.steps_done || ', its log goes up to day ' || coalesce(l.day, -1)
        || ' and step ' || coalesce(l.step, 0)
      from dunning_case c left join (
        select distinct on (case_id) case_id, day_offset as day, step_no as step
        from dunning_action_log where tenant_id = :tenant
        order by case_id, day_offset desc) l on l.case_id = c.id
      where c.tenant_id = :tenant and (coalesce(l.day, -1) <> coalesce(c.last_day_offset, -1)
        or coalesce(l.step, 0) <> c.steps_done)
              """),
      new Invariant("dunning_order", "a later step of a case was not taken earlier", """
      select 'dunning case ' || x.case_id || ' took the step of day ' || x.day_offset || ' at '
        || x.executed_at || ', the one before at ' || x.before
      from (select case_id, day_offset, executed_at,
          lag(executed_at) over (partition by case_id order by day_offset) as before
        from dunning_action_log where tenant_id = :tenant) x
      where x.executed_at < x.before
              """),
      new Invariant("dunning_event", "a step was announced as it was taken, and no other", """
      select 'dunning case ' || coalesce(l.case_id, e.case_id) || ': the log says '
        || coalesce(l.steps, 'nothing') || ', the events ' || coalesce(e.steps, 'nothing')
      from (select case_id::text as case_id,
          string_agg(step_no || ' ' || action, ', ' order by step_no, action) as steps
        from dunning_action_log where tenant_id = :tenant
          and created_at >= coalesce((select min(recorded_at) from event_store
            where tenant_id = :tenant), 'infinity') group by case_id) l
      full join (select payload->>'dunning_case' as case_id,
          string_agg((payload->>'step') || ' ' || (payload->>'action'), ', '
            order by (payload->>'step')::int, payload->>'action') as steps
        from event_store where tenant_id = :tenant
          and event_type = 'dunning.action_executed' group by 1) e on e.case_id = l.case_id
      where l.steps is distinct from e.steps
              """),
      new Invariant("dunning_locks", "dunning restricts services of open cases only", """
      select 'service ' || k.subscription_id || ' is held by ' || k.owner
      from service_lock k
      where k.tenant_id = :tenant and k.released_at is null and k.owner like 'dunning:%'
        and not exists (select from dunning_case c where c.tenant_id = :tenant
          and 'dunning:' || c.id = k.owner and c.status in ('open', 'paused'))
              """),
      new Invariant("installments", "an approved arrangement is the sum of its installments", """
      select 'arrangement ' || a.id || ' is over ' || a.total_minor || ', its installments '
        || coalesce(sum(i.amount_minor), 0)
      from payment_arrangement a left join payment_arrangement_installment i
        on i.tenant_id = a.tenant_id and i.arrangement_id = a.id
      where a.tenant_id = :tenant and a.approved_at is not null group by a.tenant_id, a.id
      having a.total_minor <> coalesce(sum(i.amount_minor), 0)
              """));

  private CollectionInvariants() {}
}
