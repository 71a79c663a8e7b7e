package io.dotmac.sub.core.catalog.profile;

import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.tx.Tx;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What quality is promised; percentages up to four decimals. */
@Embeddable
public record SlaProfileTerms(
    @Column(name = "name") String name,
    @Nullable @Column(name = "uptime_percent") BigDecimal uptimePercent,
    @Nullable @Column(name = "response_time_hours") Integer responseTimeHours,
    @Nullable @Column(name = "resolution_time_hours") Integer resolutionTimeHours,
    @Nullable @Column(name = "credit_percent") BigDecimal creditPercent,
    @Nullable @Column(name = "notes") String notes) {
  void check(Tx tx) {
    new Checks()
        .required("/name", name, 200)
        .range("/uptime_percent", uptimePercent, 0, 100)
        .range("/response_time_hours", responseTimeHours, 0, 100_000)
        .range("/resolution_time_hours", resolutionTimeHours, 0, 100_000)
        .range("/credit_percent", creditPercent, 0, 100)
        .text("/notes", notes, 10_000)
        .done();
  }
}
