package io.dotmac.sub.server.api.billing.ledger;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.ledger.PostingKind;
import io.dotmac.sub.billing.report.AccountStatement;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened on an account from a day to a day, both included. */
public record StatementView(
    AccountId accountId,
    String accountNumber,
    LocalDate from,
    LocalDate to,
    String currency,
    String openingBalance,
    List<Row> rows,
    String closingBalance) {
  /** One thing that happened; a positive amount raises what is owed. */
  public record Row(
      LocalDate on,
      PostingKind kind,
      @Nullable String memo,
      @Nullable UUID invoiceId,
      @Nullable UUID paymentId,
      @Nullable UUID creditNoteId,
      String amount,
      String balance) {}

  /** As the wire shows it. */
  public static StatementView of(AccountStatement statement) {
    return new StatementView(
        statement.account().id(),
        statement.account().number(),
        statement.from(),
        statement.to(),
        statement.opening().currencyCode(),
        statement.opening().amount(),
        statement.rows().stream()
            .map(row -> new Row(
                row.on(),
                row.kind(),
                row.memo(),
                row.invoice(),
                row.payment(),
                row.creditNote(),
                row.amount().amount(),
                row.balance().amount()))
            .toList(),
        statement.closing().amount());
  }
}
