package io.dotmac.sub.server.api.billing.run;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Bills everything that is due.
 *
 * @param date up to which day; absent: today
 * @param dryRun whether only to say what would happen
 * @param allowBackdated whether the day may lie before the last run's
 */
public record StartInvoiceRun(
    @Nullable LocalDate date,
    @Nullable Boolean dryRun,
    @Nullable Boolean allowBackdated) {}
