package io.dotmac.sub.server.api.billing.dunning;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.dunning.shield.DunningShield;
import io.dotmac.sub.billing.dunning.shield.ShieldId;
import io.dotmac.sub.billing.dunning.shield.ShieldKind;
import io.dotmac.sub.billing.dunning.shield.ShieldStatus;
import io.dotmac.sub.billing.invoice.InvoiceId;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.server.http.Versioned;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What holds dunning off; {@code endsOn} is its last day. */
public record DunningShieldView(
    ShieldId id,
    AccountId accountId,
    @Nullable InvoiceId invoiceId,
    ShieldKind kind,
    ShieldStatus status,
    LocalDate startsOn,
    @Nullable LocalDate endsOn,
    @Nullable String amount,
    @Nullable String currency,
    @Nullable UUID arrangementId,
    @Nullable String reason,
    Instant placedAt,
    String placedBy,
    @Nullable Instant endedAt,
    int version)
    implements Versioned {
  static DunningShieldView of(DunningShield row) {
    return new DunningShieldView(
        row.id(),
        row.account(),
        row.invoice().orElse(null),
        row.kind(),
        row.status(),
        row.startsOn(),
        row.endsOn().orElse(null),
        row.amount().map(Money::amount).orElse(null),
        row.amount().map(Money::currencyCode).orElse(null),
        row.arrangement().orElse(null),
        row.reason().orElse(null),
        row.placedAt(),
        row.placedBy(),
        row.endedAt().orElse(null),
        row.version());
  }
}
