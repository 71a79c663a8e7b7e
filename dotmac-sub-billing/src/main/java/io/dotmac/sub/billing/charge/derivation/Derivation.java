package io.dotmac.sub.billing.charge.derivation;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.dotmac.sub.core.money.MoneyFormat;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;

/**
 * How a line got its amount, step by step. Goes to JSON and back without loss.
 *
 * @param rounding how each step was rounded to the minor unit
 * @param steps in the order of the calculation
 */
public record Derivation(
    @JsonFormat(with = JsonFormat.Feature.ACCEPT_CASE_INSENSITIVE_VALUES)
    RoundingMode rounding,

    List<Step> steps) {

  /** Copies the list. */
  public Derivation {
    steps = List.copyOf(steps);
  }

  /** Steps that were each rounded HALF_UP, as every charge is. */
  public static Derivation of(List<Step> steps) {
    return new Derivation(RoundingMode.HALF_UP, steps);
  }

  /** One formula a step. */
  public List<String> formulas(MoneyFormat format, Currency currency) {
    return steps.stream().map(step -> step.formula(format, currency)).toList();
  }
}
