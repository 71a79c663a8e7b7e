package io.dotmac.sub.core.network.plant.trace;

import java.math.BigDecimal;

/**
 * Decibels that light loses, in both directions: a fibre takes more of one wavelength than of the
 * other.
 *
 * @param downDb towards the ONT
 * @param upDb towards the OLT
 */
public record Loss(BigDecimal downDb, BigDecimal upDb) {
  /** Nothing is lost. */
  public static final Loss NONE = same(BigDecimal.ZERO);

  /** The same in both directions. */
  public static Loss same(BigDecimal db) {
    return new Loss(db, db);
  }

  /** Both, one after the other. */
  public Loss plus(Loss other) {
    return new Loss(downDb.add(other.downDb), upDb.add(other.upDb));
  }

  /** What remains without the other. */
  public Loss minus(Loss other) {
    return new Loss(downDb.subtract(other.downDb), upDb.subtract(other.upDb));
  }

  /** That of the direction in which more is lost. */
  public BigDecimal worstDb() {
    return downDb.max(upDb);
  }

  /** That of the direction in which less is lost. */
  public BigDecimal bestDb() {
    return downDb.min(upDb);
  }
}
