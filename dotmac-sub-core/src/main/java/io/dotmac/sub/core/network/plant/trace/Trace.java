package io.dotmac.sub.core.network.plant.trace;

import io.dotmac.sub.core.network.olt.SfpClass;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The way of light through a place of the plant.
 *
 * @param start the place that was asked about
 * @param ponPort where the light comes from; absent when nothing lights the place
 * @param optics the class of what is plugged in there, if it is recorded
 * @param hops from the PON port, or the topmost thing that is recorded, down; each after the one it
 *     hangs on
 * @param ends where light arrives: ONTs, and strands that nothing is joined to
 * @param darkOutputs outputs of splitters on the way that nothing hangs on
 */
public record Trace(
    UUID start,
    @Nullable UUID ponPort,
    @Nullable SfpClass optics,
    List<Hop> hops,
    List<End> ends,
    int darkOutputs) {
  /**
   * Where light arrives.
   *
   * @param hop the last of the way
   * @param lengthM of all strands on the way
   * @param marginDb what the optics bear beyond the loss; absent when their class is not recorded
   * @param ontRxDbm what the ONT received when it was last read
   */
  public record End(
      Hop hop,
      BigDecimal lengthM,
      @Nullable BigDecimal marginDb,
      Verdict verdict,
      @Nullable UUID subscriptionId,
      @Nullable BigDecimal ontRxDbm) {}

  /** Copies the lists. */
  public Trace {
    hops = List.copyOf(hops);
    ends = List.copyOf(ends);
  }
}
