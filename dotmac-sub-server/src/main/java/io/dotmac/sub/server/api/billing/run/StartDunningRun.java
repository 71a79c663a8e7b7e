package io.dotmac.sub.server.api.billing.run;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Does what dunning has to do.
 *
 * @param date absent: today
 * @param dryRun whether only to say what would happen
 */
public record StartDunningRun(
    @Nullable LocalDate date, @Nullable Boolean dryRun) {}
