package io.dotmac.sub.server.api.billing.ledger;

import io.dotmac.sub.billing.ledger.LedgerNature;
import io.dotmac.sub.billing.ledger.LedgerPurpose;
import io.dotmac.sub.billing.report.TrialBalance;
import io.dotmac.sub.core.tx.Tx;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The balance of every account of the chart at the end of a day. */
public record TrialBalanceView(LocalDate on, List<Row> rows, List<Total> totals) {
  /** One account in one currency; the balance is debits less credits. */
  public record Row(
      UUID ledgerAccountId,
      LedgerPurpose ledgerAccount,
      LedgerNature nature,
      @Nullable String collectionAccount,
      String currency,
      String debit,
      String credit,
      String balance) {}

  /** All accounts in one currency: debits equal credits. */
  public record Total(String currency, String debit, String credit) {}

  static TrialBalanceView of(Tx tx, LocalDate on) {
    List<TrialBalance.Row> rows = TrialBalance.on(tx, on);
    return new TrialBalanceView(
        on,
        rows.stream()
            .map(row -> new Row(
                row.account().id(),
                row.account().purpose(),
                row.account().nature(),
                row.account().collection(),
                row.currency().getCurrencyCode(),
                row.debits().amount(),
                row.credits().amount(),
                row.balance().amount()))
            .toList(),
        TrialBalance.totals(rows).stream()
            .map(total -> new Total(
                total.debits().currencyCode(),
                total.debits().amount(),
                total.credits().amount()))
            .toList());
  }
}
