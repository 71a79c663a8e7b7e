package io.dotmac.sub.core.network.plant.trace;

import io.dotmac.sub.core.network.olt.SfpClass;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Whether the optics bear a loss. */
public enum Verdict {
  /** Between what they need and what they bear, with room for repairs. */
  GOOD,
  /** They bear it, with less than three decibels to spare. */
  TIGHT,
  /** More is lost than they bear. */
  OVER,
  /** So little is lost that a receiver is dazzled. */
  DAZZLING,
  /** The class of the optics is not recorded. */
  UNKNOWN;

  private static final BigDecimal ROOM = new BigDecimal(3);

  /** Of a loss between an OLT and an ONT. */
  public static Verdict of(Loss loss, @Nullable SfpClass optics) {
    if (optics == null) {
      return UNKNOWN;
    }
    BigDecimal margin = optics.mostLossDb().subtract(loss.worstDb());
    if (margin.signum() < 0) {
      return OVER;
    }
    if (loss.bestDb().compareTo(optics.leastLossDb()) < 0) {
      return DAZZLING;
    }
    return margin.compareTo(ROOM) < 0 ? TIGHT : GOOD;
  }
}
