package io.dotmac.sub.billing.journal;

import io.dotmac.sub.core.money.Money;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One row an entry (RFC 4180), for spreadsheets. */
final class CsvWriter implements JournalWriter {
  private final Appendable out;

  CsvWriter(Appendable out) {
    this.out = out;
  }

  @Override
  public void head(JournalHead head) throws IOException {
    out.append("booked_on,seq,transaction_id,kind,source,account_number,memo,ledger_account,debit,"
        + "credit,currency,reversal_of\r\n");
  }

  @Override
  public void transaction(JournalTransaction transaction) throws IOException {
    for (JournalTransaction.Entry entry : transaction.entries()) {
      Money amount = entry.amount();
      String absolute = amount.abs().amount();
      UUID reversed = transaction.reversalOf();
      out.append(transaction.on() + "," + transaction.seq() + "," + transaction.id() + ",");
      out.append(transaction.kind()).append(',').append(transaction.source()).append(',');
      out.append(cell(transaction.account())).append(',').append(cell(transaction.memo()));
      out.append(',').append(cell(entry.account().hledgerName())).append(',');
      out.append(amount.isNegative() ? "," + absolute : absolute + ",").append(',');
      out.append(amount.currencyCode()).append(',');
      out.append(reversed == null ? "" : reversed.toString()).append("\r\n");
    }
  }

  /** A cell that a spreadsheet would take for a formula gets an apostrophe. */
  private static String cell(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return "";
    }
    String safe = "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    return safe.matches("(?s).*[,\"\r\n].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
  }
}
