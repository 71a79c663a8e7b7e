package io.dotmac.sub.billing.invoice;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.account.BillingAccounts;
import io.dotmac.sub.billing.bulk.BulkInsert;
import io.dotmac.sub.billing.ledger.Ledger;
import io.dotmac.sub.billing.ledger.Posting;
import io.dotmac.sub.billing.number.NumberingPolicy;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.sequence.Series;
import io.dotmac.sub.core.setting.Settings;
import io.dotmac.sub.core.tx.Ids;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Invoices of one line over what being late costs, each of its own and moving no billing date;
 * written as sets, whatever their number. The rows of the accounts are locked.
 */
public final class LateFeeInvoices {
  private static final String LABEL = "Late payment fee";

  private static final String ACCOUNTS = """
      select a.id, a.subscriber_id, a.currency, coalesce(a.payment_due_days, b.payment_due_days)
      from billing_account a
      left join subscriber b on b.tenant_id = a.tenant_id and b.id = a.subscriber_id
      where a.tenant_id = ? and a.id = any(?)
      """;

  private final Settlement settlement;
  private final BulkInsert invoices = new BulkInsert(
      "invoice",
      "id uuid",
      "account_id uuid",
      "invoice_number text",
      "status text",
      "origin text",
      "currency text",
      "subtotal_minor int8",
      "tax_total_minor int8",
      "total_minor int8",
      "balance_due_minor int8",
      "issued_on date",
      "due_on date");
  private final BulkInsert lines = new BulkInsert(
      "invoice_line",
      "id uuid",
      "invoice_id uuid",
      "line_no int4",
      "kind text",
      "label text",
      "description text",
      "quantity numeric",
      "unit_price_minor int8",
      "amount_minor int8",
      "total_minor int8",
      "derivation jsonb");
  private final List<Posting> postings = new ArrayList<>();
  private final List<InvoiceEvent> events = new ArrayList<>();

  private LateFeeInvoices(Settlement settlement) {
    this.settlement = settlement;
  }

  /**
   * What an account is charged for being late.
   *
   * @param invoice the id that its invoice gets
   */
  public record Fee(InvoiceId invoice, AccountId account, Money amount) {
    /** Refuses to charge nothing or less. */
    public Fee {
      if (!amount.isPositive()) {
        throw new IllegalArgumentException("a late fee above 0 was expected, found " + amount);
      }
    }
  }

  private record Party(@Nullable UUID subscriber, String currency, int dueDays) {}

  /** Issues them, and pays them from what credit the accounts have by {@code settlement}. */
  public static void issue(Tx tx, Settlement settlement, NumberingPolicy numbers, List<Fee> fees) {
    if (!fees.isEmpty()) {
      new LateFeeInvoices(settlement)
          .issue(tx, fees, numbers.take(tx, Series.INVOICE, fees.size()).iterator());
    }
  }

  private void issue(Tx tx, List<Fee> fees, Iterator<String> numbers) {
    Map<UUID, Party> parties = parties(tx, fees);
    for (Fee fee : fees) {
      Party party = parties.get(fee.account().value());
      if (party == null || !party.currency().equals(fee.amount().currencyCode())) {
        throw new IllegalArgumentException(
            "no account " + fee.account() + " in " + fee.amount().currencyCode());
      }
      add(tx, fee, party, numbers.next());
    }
    invoices.execute(tx);
    lines.execute(tx);
    Ledger.book(tx, postings);
    tx.publishAll(events);
    settlement.applyCredit(tx, fees.stream().map(Fee::account).distinct().toList());
  }

  private void add(Tx tx, Fee fee, Party party, String number) {
    LocalDate today = tx.today();
    LocalDate dueOn = today.plusDays(party.dueDays());
    UUID id = fee.invoice().value();
    UUID account = fee.account().value();
    long minor = fee.amount().minor();
    NewLine line = NewLine.of(LABEL, fee.amount());
    ManualCharge charge = ManualCharge.of(line, List.of(), "/fee");
    invoices.row(
        id,
        account,
        number,
        "issued",
        "manual",
        party.currency(),
        minor,
        0L,
        minor,
        minor,
        today.toString(),
        dueOn.toString());
    lines.row(
        Ids.next(),
        id,
        1,
        WireName.of(InvoiceLineKind.MANUAL),
        LABEL,
        LABEL,
        line.quantity(),
        minor,
        minor,
        minor,
        charge.derivation());
    Money none = Money.zero(fee.amount().currency());
    postings.add(InvoicePostings.issued(account, id, number, today, fee.amount(), none));
    events.add(new InvoiceEvent.InvoiceCreated(
        id, account, party.subscriber(), number, fee.amount(), dueOn));
  }

  private static Map<UUID, Party> parties(Tx tx, List<Fee> fees) {
    int dueDays = Settings.get(tx, BillingAccounts.DUE_DAYS);
    Object[] ids = fees.stream().map(fee -> fee.account().value()).distinct().toArray();
    return tx.jdbc(connection -> {
      Map<UUID, Party> parties = new HashMap<>();
      try (PreparedStatement query = connection.prepareStatement(ACCOUNTS)) {
        query.setObject(1, tx.tenant().value());
        query.setArray(2, connection.createArrayOf("uuid", ids));
        try (ResultSet row = query.executeQuery()) {
          while (row.next()) {
            Integer own = row.getObject(4, Integer.class);
            parties.put(
                row.getObject(1, UUID.class),
                new Party(
                    row.getObject(2, UUID.class), row.getString(3), own == null ? dueDays : own));
          }
        }
      }
      return parties;
    });
  }
}
