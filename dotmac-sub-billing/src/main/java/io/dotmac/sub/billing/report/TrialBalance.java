package io.dotmac.sub.billing.report;

import io.dotmac.sub.billing.bulk.BulkRead;
import io.dotmac.sub.billing.journal.JournalAccount;
import io.dotmac.sub.billing.journal.JournalExport;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.tx.Tx;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The balance of every account of the chart; in each currency they sum to nothing. */
public final class TrialBalance {
  private static final String SUMS = """
      select ledger_account_id, currency,
        sum(case entry_type when 'debit' then amount_minor else 0 end),
        sum(case entry_type when 'credit' then amount_minor else 0 end)
      from ledger_entry where tenant_id = ? and booked_on <= ?
      group by ledger_account_id, currency
      """;

  private TrialBalance() {}

  /**
   * One account in one currency.
   *
   * @param debits all that was debited
   * @param credits all that was credited
   */
  public record Row(JournalAccount account, Money debits, Money credits) {
    /** More than 0: debits exceed credits. */
    public Money balance() {
      return debits.minus(credits);
    }

    public Currency currency() {
      return debits.currency();
    }
  }

  /** The debits and credits of all accounts in one currency, which are the same. */
  public record Total(Money debits, Money credits) {}

  /** By currency, then by the chart; of what was booked up to that day, the day included. */
  public static List<Row> on(Tx tx, LocalDate day) {
    Reports.requireWhole(tx);
    Map<UUID, JournalAccount> accounts = new HashMap<>();
    Map<UUID, Integer> places = new HashMap<>();
    for (JournalAccount account : JournalExport.accounts(tx)) {
      accounts.put(account.id(), account);
      places.put(account.id(), places.size());
    }
    List<Row> rows = new ArrayList<>(BulkRead.rows(
        tx,
        SUMS,
        row -> {
          Currency currency = Money.currency(row.getString(2));
          JournalAccount account = accounts.get(row.getObject(1, UUID.class));
          return new Row(
              java.util.Objects.requireNonNull(account),
              Money.ofMinor(row.getLong(3), currency),
              Money.ofMinor(row.getLong(4), currency));
        },
        tx.tenant().value(),
        day));
    rows.sort(Comparator.comparing((Row row) -> row.currency().getCurrencyCode())
        .thenComparing(row -> places.getOrDefault(row.account().id(), 0)));
    return List.copyOf(rows);
  }

  /** The sums of those rows, by currency. */
  public static List<Total> totals(List<Row> rows) {
    Map<String, Total> totals = new TreeMap<>();
    for (Row row : rows) {
      totals.merge(
          row.currency().getCurrencyCode(),
          new Total(row.debits(), row.credits()),
          (a, b) -> new Total(a.debits().plus(b.debits()), a.credits().plus(b.credits())));
    }
    return List.copyOf(totals.values());
  }
}
