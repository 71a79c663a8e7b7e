package io.dotmac.sub.billing.journal;

import io.dotmac.sub.core.money.Money;
import java.io.IOException;
import java.util.Currency;

/** The journal format of hledger, which ledger reads too. */
final class HledgerWriter implements JournalWriter {
  private final Appendable out;

  HledgerWriter(Appendable out) {
    this.out = out;
  }

  @Override
  public void head(JournalHead head) throws IOException {
    out.append("; ").append(head.title().replaceAll("\\p{Cntrl}", " ")).append('\n');
    for (Currency currency : head.currencies()) {
      // The sample amount declares the decimal mark and the number of decimals.
      String sample = Money.ofMinor(0, currency).amount();
      String marked = sample.contains(".") ? sample : sample + ".";
      out.append("commodity 100").append(marked).append(' ').append(currency.getCurrencyCode());
      out.append('\n');
    }
    for (JournalAccount account : head.accounts().values()) {
      out.append("account ").append(account.hledgerName()).append('\n');
    }
  }

  @Override
  public void transaction(JournalTransaction transaction) throws IOException {
    out.append('\n').append(transaction.on().toString());
    out.append(" (").append(Long.toString(transaction.seq())).append(") ");
    out.append(transaction.description());
    out.append("  ; transaction:").append(transaction.id().toString());
    if (transaction.account() != null) {
      out.append(", account:").append(transaction.account().replace(',', ' '));
    }
    if (transaction.reversalOf() != null) {
      out.append(", reversal-of:").append(transaction.reversalOf().toString());
    }
    out.append('\n');
    for (JournalTransaction.Entry entry : transaction.entries()) {
      out.append("    ").append(entry.account().hledgerName()).append("  ");
      out.append(entry.amount().amount()).append(' ').append(entry.amount().currencyCode());
      out.append('\n');
    }
  }
}
