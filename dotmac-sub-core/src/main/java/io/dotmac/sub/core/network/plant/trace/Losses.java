package io.dotmac.sub.core.network.plant.trace;

import io.dotmac.sub.core.network.olt.PonPort.Technology;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/**
 * What is lost where nothing was measured: the values that plants are planned with. Fibre is that
 * of ITU-T G.652.D as it is laid; splitters are the greatest insertion loss of common data sheets
 * for planar ones, without their connectors.
 */
final class Losses {
  private static final BigDecimal CONNECTOR = new BigDecimal("0.30");
  private static final BigDecimal FUSION = new BigDecimal("0.10");
  private static final BigDecimal MECHANICAL = new BigDecimal("0.30");
  private static final BigDecimal SECOND_INPUT = new BigDecimal("0.40");
  private static final BigDecimal METRES = new BigDecimal(1000);
  private static final int PLACES = 3;

  /** Decibels a kilometre: GPON and EPON go 1490 nm down and 1310 nm up, XGS-PON 1577 and 1270. */
  private static final Loss USUAL_KM = new Loss(new BigDecimal("0.25"), new BigDecimal("0.35"));

  private static final Loss XGS_KM = new Loss(new BigDecimal("0.23"), new BigDecimal("0.40"));

  private static final Map<Integer, BigDecimal> SPLIT = Map.of(
      2, new BigDecimal("3.70"),
      4, new BigDecimal("7.20"),
      8, new BigDecimal("10.50"),
      16, new BigDecimal("13.70"),
      32, new BigDecimal("17.10"),
      64, new BigDecimal("20.50"),
      128, new BigDecimal("23.80"));

  private Losses() {}

  /** Of a fibre of that length. */
  static Loss fibre(BigDecimal metres, Technology technology) {
    Loss km = technology == Technology.XGS_PON ? XGS_KM : USUAL_KM;
    return new Loss(of(metres, km.downDb()), of(metres, km.upDb()));
  }

  private static BigDecimal of(BigDecimal metres, BigDecimal km) {
    return metres.multiply(km).divide(METRES, PLACES, RoundingMode.HALF_UP);
  }

  /** Of a splitter by its ratio, such as {@code 1:8}. */
  static BigDecimal splitter(String ratio) {
    String[] sides = ratio.split(":");
    BigDecimal loss = SPLIT.get(Integer.valueOf(sides[1]));
    if (loss == null) {
      throw new IllegalArgumentException("no loss is known of a splitter of " + ratio);
    }
    return sides[0].equals("1") ? loss : loss.add(SECOND_INPUT);
  }

  /** Of a joint that was not measured. */
  static BigDecimal joint(Joint joint) {
    return switch (joint) {
      case NONE -> BigDecimal.ZERO;
      case CONNECTOR -> CONNECTOR;
      case CORD -> CONNECTOR.add(CONNECTOR);
      case FUSION -> FUSION;
      case MECHANICAL -> MECHANICAL;
    };
  }
}
