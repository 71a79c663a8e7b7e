package io.dotmac.sub.server.api.billing.payment;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.account.CollectionAccountId;
import io.dotmac.sub.billing.deposit.Deposit;
import io.dotmac.sub.billing.deposit.DepositId;
import io.dotmac.sub.billing.deposit.DepositStatus;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Money held for an account. */
public record DepositView(
    DepositId id,
    AccountId accountId,
    String depositNumber,
    DepositStatus status,
    String currency,
    String amount,
    String applied,
    String refunded,
    String held,
    LocalDate takenOn,
    @Nullable CollectionAccountId collectionAccountId,
    @Nullable String memo) {
  static DepositView of(Deposit row) {
    return new DepositView(
        row.id(),
        row.account(),
        row.number(),
        row.status(),
        row.amount().currencyCode(),
        row.amount().amount(),
        row.applied().amount(),
        row.refunded().amount(),
        row.held().amount(),
        row.takenOn(),
        row.collection().orElse(null),
        row.memo().orElse(null));
  }
}
