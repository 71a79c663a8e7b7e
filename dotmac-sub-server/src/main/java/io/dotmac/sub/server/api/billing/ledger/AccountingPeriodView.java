package io.dotmac.sub.server.api.billing.ledger;

import io.dotmac.sub.billing.ledger.AccountingPeriod;
import io.dotmac.sub.billing.ledger.AccountingPeriodId;
import io.dotmac.sub.billing.ledger.AccountingPeriodStatus;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A closed period; its end is the first day after it. */
public record AccountingPeriodView(
    AccountingPeriodId id,
    LocalDate periodStart,
    LocalDate periodEnd,
    AccountingPeriodStatus status,
    Instant closedAt,
    String closedBy,
    @Nullable Instant reopenedAt,
    @Nullable String reopenedBy,
    @Nullable String reopenReason) {
  static AccountingPeriodView of(AccountingPeriod row) {
    return new AccountingPeriodView(
        row.id(),
        row.start(),
        row.end(),
        row.status(),
        row.closedAt(),
        row.closedBy(),
        row.reopenedAt().orElse(null),
        row.reopenedBy().orElse(null),
        row.reopenReason().orElse(null));
  }
}
