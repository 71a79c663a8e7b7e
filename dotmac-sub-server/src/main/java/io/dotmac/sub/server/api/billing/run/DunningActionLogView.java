package io.dotmac.sub.server.api.billing.run;

import io.dotmac.sub.billing.dunning.DunningActionId;
import io.dotmac.sub.billing.dunning.DunningActionLog;
import io.dotmac.sub.billing.dunning.DunningCaseId;
import io.dotmac.sub.billing.invoice.InvoiceId;
import io.dotmac.sub.core.catalog.policy.DunningAction;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A step that was taken. */
public record DunningActionLogView(
    DunningActionId id,
    DunningCaseId caseId,
    InvoiceId invoiceId,
    int step,
    int stepDay,
    DunningAction action,
    String outcome,
    LocalDate scheduledOn,
    Instant executedAt,
    @Nullable InvoiceId feeInvoiceId,
    @Nullable String notes) {
  static DunningActionLogView of(DunningActionLog row) {
    return new DunningActionLogView(
        row.id(),
        row.dunningCase(),
        row.invoice(),
        row.step(),
        row.dayOffset(),
        row.action(),
        row.result(),
        row.scheduledOn(),
        row.executedAt(),
        row.feeInvoice().orElse(null),
        row.notes().orElse(null));
  }
}
