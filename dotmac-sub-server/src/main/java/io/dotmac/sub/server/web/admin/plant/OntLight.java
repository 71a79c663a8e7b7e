package io.dotmac.sub.server.web.admin.plant;

import io.dotmac.sub.core.network.cpe.OntReadings;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.part.Graph;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The light that an ONT received in a week, as a graph. */
final class OntLight {
  private static final Duration WEEK = Duration.ofDays(7);
  private static final Duration GAP = Duration.ofHours(2);
  private static final int MOST = 5_000;

  private OntLight() {}

  /** Absent when nothing was read. */
  static @Nullable Graph of(Visit visit, UUID ont) {
    Instant until = visit.tx().systemNow();
    Instant since = until.minus(WEEK);
    List<OntReadings.Optics> read = new OntReadings()
        .history(visit.tx(), ont, since, until, MOST).stream()
            .filter(each -> each.ontRxDbm() != null)
            .toList();
    if (read.isEmpty()) {
      return null;
    }
    BigDecimal low =
        read.stream().map(OntLight::rx).min(Comparator.naturalOrder()).orElseThrow();
    BigDecimal high =
        read.stream().map(OntLight::rx).max(Comparator.naturalOrder()).orElseThrow();
    // A line that hardly moves is drawn as one: at least 2 dB from bottom to top.
    return Graph.of(
        visit.say("watch.light", visit.formats().number(low), visit.formats().number(high)),
        new Graph.Box(since, until, GAP, low.doubleValue() - 1, high.doubleValue() + 1),
        List.of(new Graph.Values(
            "rx",
            read.stream()
                .map(each -> new Graph.Value(each.readAt(), rx(each).doubleValue()))
                .toList())));
  }

  private static BigDecimal rx(OntReadings.Optics reading) {
    return Objects.requireNonNull(reading.ontRxDbm());
  }
}
