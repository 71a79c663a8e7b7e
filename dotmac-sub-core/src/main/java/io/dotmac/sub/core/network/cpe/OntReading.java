package io.dotmac.sub.core.network.cpe;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was read of an ONT.
 *
 * @param ontRxDbm what the ONT receives
 * @param oltRxDbm what the OLT receives of it
 * @param distanceM as the OLT ranges it
 * @param readAt when; of two readings the later one counts
 */
public record OntReading(
    State state,
    @Nullable BigDecimal ontRxDbm,
    @Nullable BigDecimal ontTxDbm,
    @Nullable BigDecimal oltRxDbm,
    @Nullable BigDecimal temperatureC,
    @Nullable Integer distanceM,
    Instant readAt) {
  /** How an ONT is. */
  public enum State {
    ONLINE,
    OFFLINE,
    LOS,
    DYING_GASP
  }
}
