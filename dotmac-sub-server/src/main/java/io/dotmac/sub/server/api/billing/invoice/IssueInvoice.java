package io.dotmac.sub.server.api.billing.invoice;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Issues a draft.
 *
 * @param dueOn absent: after the account's days
 */
public record IssueInvoice(@Nullable LocalDate dueOn) {}
