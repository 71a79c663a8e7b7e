package io.dotmac.sub.core.network.olt;

import java.math.BigDecimal;

/**
 * How much loss a pair of optics bears between an OLT and an ONT: ITU-T G.984.2 with its amendments
 * for GPON, G.9807.1 for XGS-PON.
 */
public enum SfpClass {
  GPON_B_PLUS(13, 28, 1490, 1310),
  GPON_C_PLUS(17, 32, 1490, 1310),
  GPON_C_PLUS_PLUS(20, 35, 1490, 1310),
  XGS_N1(14, 29, 1577, 1270),
  XGS_N2(16, 31, 1577, 1270),
  XGS_E1(18, 33, 1577, 1270),
  XGS_E2(20, 35, 1577, 1270);

  private final BigDecimal least;
  private final BigDecimal most;
  private final int downstreamNm;
  private final int upstreamNm;

  SfpClass(int leastDb, int mostDb, int downstreamNm, int upstreamNm) {
    this.least = BigDecimal.valueOf(leastDb);
    this.most = BigDecimal.valueOf(mostDb);
    this.downstreamNm = downstreamNm;
    this.upstreamNm = upstreamNm;
  }

  /** The least loss in decibels: with less, the receiver is dazzled. */
  public BigDecimal leastLossDb() {
    return least;
  }

  /** The most loss in decibels. */
  public BigDecimal mostLossDb() {
    return most;
  }

  /** The wavelength towards the ONT, in nanometres. */
  public int downstreamNm() {
    return downstreamNm;
  }

  /** The wavelength towards the OLT, in nanometres. */
  public int upstreamNm() {
    return upstreamNm;
  }
}
