package io.dotmac.sub.billing.run;

import io.dotmac.sub.billing.run.diff.RunDiff;
import io.dotmac.sub.core.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a run would do. Nothing of it is written.
 *
 * @param totals charged and given back, by currency code
 * @param samples the first bills, in the order of their accounts
 * @param problems accounts that could not be billed and why, at most 100
 * @param leftOut how many accounts could not be billed
 * @param closed how many prepaid services stay closed because credit does not pay their period
 * @param diff how it differs from what was charged a month before
 */
public record RunPreview(
    LocalDate date,
    int accounts,
    int invoices,
    int creditNotes,
    int lines,
    Map<String, Totals> totals,
    List<Sample> samples,
    Map<UUID, String> problems,
    int leftOut,
    int closed,
    RunDiff diff) {
  /** Copies the collections. */
  public RunPreview {
    totals = Map.copyOf(totals);
    samples = List.copyOf(samples);
    problems = Map.copyOf(problems);
  }

  /** Sums of one currency. */
  public record Totals(Money charged, Money givenBack) {
    Totals plus(Money more) {
      return more.isNegative()
          ? new Totals(charged, givenBack.plus(more.negate()))
          : new Totals(charged.plus(more), givenBack);
    }
  }

  /** A document that would be made. */
  public record Sample(
      UUID account, String accountNumber, boolean credit, Money total, int lines) {}
}
