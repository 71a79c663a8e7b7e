package io.dotmac.sub.core.network.cpe;

import java.math.BigDecimal;

/**
 * What the light that an ONT receives means: one of GPON class B+ reads -27 to -8 dBm (ITU-T
 * G.984.2, Amendment 1).
 */
public enum Received {
  GOOD,
  /** It works, and has little left: below -25 dBm. */
  WEAK,
  TOO_WEAK,
  TOO_STRONG;

  private static final BigDecimal MOST = new BigDecimal("-8");
  private static final BigDecimal LITTLE = new BigDecimal("-25");
  private static final BigDecimal LEAST = new BigDecimal("-27");

  /** Of so many dBm. */
  public static Received of(BigDecimal dbm) {
    if (dbm.compareTo(LEAST) < 0) {
      return TOO_WEAK;
    } else if (dbm.compareTo(MOST) > 0) {
      return TOO_STRONG;
    }
    return dbm.compareTo(LITTLE) < 0 ? WEAK : GOOD;
  }
}
