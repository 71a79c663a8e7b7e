package io.dotmac.sub.billing.report;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.account.BillingAccount;
import io.dotmac.sub.billing.account.BillingAccounts;
import io.dotmac.sub.billing.bulk.BulkRead;
import io.dotmac.sub.billing.ledger.PostingKind;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What happened on an account, with what it owed after each thing. Credit that covers an invoice
 * changes nothing of that and is left out.
 *
 * @param from the first day
 * @param to the last day, included
 * @param opening what it owed before the first day; negative when it had credit
 * @param closing what it owed after the last day
 */
public record AccountStatement(
    BillingAccount account,
    LocalDate from,
    LocalDate to,
    Money opening,
    List<Row> rows,
    Money closing) {
  private static final int RECENT_DAYS = 90;

  private static final String OPENING = """
      select coalesce(sum(case e.entry_type when 'debit' then e.amount_minor
        else -e.amount_minor end), 0)
      from ledger_entry e join ledger_account a on a.tenant_id = e.tenant_id
        and a.id = e.ledger_account_id and a.purpose in ('receivable', 'customer_credit')
      where e.tenant_id = ? and e.account_id = ? and e.booked_on < ?
      """;

  private static final String ROWS = """
      select t.booked_on, t.kind, t.memo, t.invoice_id, t.payment_id, t.credit_note_id, n.net
      from (
        select e.transaction_id,
          sum(case e.entry_type when 'debit' then e.amount_minor else -e.amount_minor end) as net
        from ledger_entry e join ledger_account a on a.tenant_id = e.tenant_id
          and a.id = e.ledger_account_id and a.purpose in ('receivable', 'customer_credit')
        where e.tenant_id = ? and e.account_id = ? and e.booked_on between ? and ?
        group by e.transaction_id) n
      join ledger_transaction t on t.tenant_id = ? and t.id = n.transaction_id
      where n.net <> 0 order by t.booked_on, t.seq
      """;

  /**
   * One thing that happened.
   *
   * @param memo mostly the number of the document
   * @param amount positive raises what is owed, negative lowers it
   * @param balance what is owed after it
   */
  public record Row(
      LocalDate on,
      PostingKind kind,
      @Nullable String memo,
      @Nullable UUID invoice,
      @Nullable UUID payment,
      @Nullable UUID creditNote,
      Money amount,
      Money balance) {
    /** The amount, if it raises what is owed. */
    public Optional<Money> charge() {
      return amount.isPositive() ? Optional.of(amount) : Optional.empty();
    }

    /** The amount without its sign, if it lowers what is owed. */
    public Optional<Money> relief() {
      return amount.isPositive() ? Optional.empty() : Optional.of(amount.negate());
    }
  }

  /** As {@link #of}; without days, of the last 90. */
  public static AccountStatement recent(
      Tx tx, AccountId id, @Nullable LocalDate from, @Nullable LocalDate to) {
    LocalDate last = to == null ? tx.today() : to;
    return of(tx, id, from == null ? last.minusDays(RECENT_DAYS) : from, last);
  }

  /** The statement of an account that the caller's scope may see. */
  public static AccountStatement of(Tx tx, AccountId id, LocalDate from, LocalDate to) {
    Reports.requireRange(from, to);
    BillingAccount account = BillingAccounts.visible(tx, id);
    UUID tenant = tx.tenant().value();
    Money opening = BulkRead.rows(
            tx,
            OPENING,
            row -> Money.ofMinor(row.getLong(1), account.currency()),
            tenant,
            id.value(),
            from)
        .get(0);
    List<Row> rows = new ArrayList<>();
    BulkRead.rows(
        tx,
        ROWS,
        row -> {
          Money before = rows.isEmpty() ? opening : rows.get(rows.size() - 1).balance();
          Money amount = Money.ofMinor(row.getLong(7), account.currency());
          return rows.add(new Row(
              row.getObject(1, LocalDate.class),
              WireName.parse(PostingKind.class, row.getString(2)),
              row.getString(3),
              row.getObject(4, UUID.class),
              row.getObject(5, UUID.class),
              row.getObject(6, UUID.class),
              amount,
              before.plus(amount)));
        },
        tenant,
        id.value(),
        from,
        to,
        tenant);
    Money closing = rows.isEmpty() ? opening : rows.get(rows.size() - 1).balance();
    return new AccountStatement(account, from, to, opening, List.copyOf(rows), closing);
  }
}
