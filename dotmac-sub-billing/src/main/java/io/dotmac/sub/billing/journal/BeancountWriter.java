package io.dotmac.sub.billing.journal;

import io.dotmac.sub.core.tx.WireName;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Currency;

/** The format of beancount, second version and later. */
final class BeancountWriter implements JournalWriter {
  /** Before any transaction: an account must be open before it is used. */
  private static final LocalDate OPENED = LocalDate.of(1970, 1, 1);

  private final Appendable out;

  BeancountWriter(Appendable out) {
    this.out = out;
  }

  @Override
  public void head(JournalHead head) throws IOException {
    out.append("option \"title\" ").append(quoted(head.title())).append('\n');
    for (Currency currency : head.currencies()) {
      out.append("option \"operating_currency\" ").append(quoted(currency.getCurrencyCode()));
      out.append('\n');
    }
    for (Currency currency : head.currencies()) {
      out.append(OPENED + " commodity ").append(currency.getCurrencyCode()).append('\n');
    }
    for (JournalAccount account : head.accounts().values()) {
      out.append(OPENED + " open ").append(account.beancountName()).append('\n');
      out.append("  purpose: ").append(quoted(WireName.of(account.purpose()))).append('\n');
    }
  }

  @Override
  public void transaction(JournalTransaction transaction) throws IOException {
    out.append('\n').append(transaction.on().toString()).append(" * ");
    out.append(quoted(transaction.description())).append('\n');
    out.append("  seq: ").append(Long.toString(transaction.seq())).append('\n');
    out.append("  transaction: ").append(quoted(transaction.id().toString())).append('\n');
    if (transaction.account() != null) {
      out.append("  account: ").append(quoted(transaction.account())).append('\n');
    }
    if (transaction.reversalOf() != null) {
      out.append("  reversal-of: ").append(quoted(transaction.reversalOf().toString()));
      out.append('\n');
    }
    for (JournalTransaction.Entry entry : transaction.entries()) {
      out.append("  ").append(entry.account().beancountName()).append("  ");
      out.append(entry.amount().amount()).append(' ').append(entry.amount().currencyCode());
      out.append('\n');
    }
  }

  private static String quoted(String text) {
    return '"' + text.replaceAll("[\\p{Cntrl}\"\\\\]", " ") + '"';
  }
}
