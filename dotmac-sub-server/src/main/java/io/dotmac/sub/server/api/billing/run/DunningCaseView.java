package io.dotmac.sub.server.api.billing.run;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.dunning.DunningCase;
import io.dotmac.sub.billing.dunning.DunningCaseId;
import io.dotmac.sub.billing.dunning.DunningCaseStatus;
import io.dotmac.sub.billing.dunning.version.PolicyVersionId;
import io.dotmac.sub.billing.invoice.InvoiceId;
import io.dotmac.sub.core.catalog.policy.PolicySetId;
import io.dotmac.sub.server.http.Versioned;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A dunning case. */
public record DunningCaseView(
    DunningCaseId id,
    AccountId accountId,
    InvoiceId invoiceId,
    @Nullable PolicySetId policySetId,
    @Nullable PolicyVersionId policyVersionId,
    DunningCaseStatus status,
    LocalDate dueOn,
    int currentStep,
    Instant startedAt,
    @Nullable Instant resolvedAt,
    @Nullable String pauseReason,
    @Nullable LocalDate pausedUntil,
    @Nullable String notes,
    int version)
    implements Versioned {
  static DunningCaseView of(DunningCase row) {
    return new DunningCaseView(
        row.id(),
        row.account(),
        row.invoice(),
        row.policySet().orElse(null),
        row.policyVersion().orElse(null),
        row.status(),
        row.dueOn(),
        row.stepsDone(),
        row.openedAt(),
        row.resolvedAt().orElse(null),
        row.pauseReason().orElse(null),
        row.pausedUntil().orElse(null),
        row.notes().orElse(null),
        row.version());
  }
}
