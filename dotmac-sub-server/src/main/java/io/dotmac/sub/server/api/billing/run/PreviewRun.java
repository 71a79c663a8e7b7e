package io.dotmac.sub.server.api.billing.run;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Says what a run would do.
 *
 * @param date up to which day; absent: today
 * @param changedPercent a charge that moved by more than that counts as changed; absent: 20
 */
public record PreviewRun(@Nullable LocalDate date, @Nullable Integer changedPercent) {}
