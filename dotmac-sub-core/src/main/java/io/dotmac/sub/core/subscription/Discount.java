package io.dotmac.sub.core.subscription;

import io.dotmac.sub.core.problem.Checks;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is taken off each recurring charge of the periods that begin on the days {@code [startOn,
 * endOn)}.
 *
 * @param percent of the charge, for the type percent
 * @param minor in minor units of the subscription's currency, for the type fixed
 * @param startOn absent: from the beginning
 * @param endOn absent: for ever
 */
@Embeddable
public record Discount(
    @Column(name = "discount_type") DiscountType type,
    @Nullable @Column(name = "discount_percent") BigDecimal percent,
    @Nullable @Column(name = "discount_minor") Long minor,
    @Nullable @Column(name = "discount_start_on") LocalDate startOn,
    @Nullable @Column(name = "discount_end_on") LocalDate endOn) {
  /** Per cent off, for ever. */
  public static Discount percent(String percent) {
    return new Discount(DiscountType.PERCENT, new BigDecimal(percent), null, null, null);
  }

  /** Whether it counts for a period that begins on that day. */
  public boolean countsOn(LocalDate day) {
    return (startOn == null || !day.isBefore(startOn)) && (endOn == null || day.isBefore(endOn));
  }

  void check(Checks checks) {
    boolean percentage = type == DiscountType.PERCENT;
    checks
        .present("/discount_type", type)
        .rule(
            percentage == (percent != null) && percentage == (minor == null),
            "/discount_value",
            "required",
            "a percentage or an amount was expected, as the type says")
        .rule(
            percent == null
                || (percent.signum() > 0 && percent.compareTo(BigDecimal.valueOf(100)) <= 0),
            "/discount_value",
            "range",
            "more than 0 and at most 100 per cent expected, found " + percent)
        .rule(
            minor == null || minor > 0,
            "/discount_value",
            "range",
            "an amount above 0 was expected")
        .rule(
            startOn == null || endOn == null || endOn.isAfter(startOn),
            "/discount_end_on",
            "range",
            "discount_end_on must be after discount_start_on");
  }
}
