package io.dotmac.sub.server.api.billing.dunning;

import io.dotmac.sub.billing.dunning.DunningSimulations;
import io.dotmac.sub.billing.dunning.policy.Touch;
import io.dotmac.sub.core.catalog.policy.DunningAction;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Who a policy would touch, and what was really paid after each step and before the next one.
 *
 * @param accounts looked at
 * @param touched of them, by at least one step
 */
public record SimulationView(
    LocalDate fromDate,
    LocalDate toDate,
    int accounts,
    int touched,
    List<Day> days,
    List<Step> steps,
    List<Touched> touches) {

  /** All steps of a day. */
  public record Day(
      LocalDate date,
      int notified,
      int throttled,
      int suspended,
      int rejected,
      String currency,
      String overdue,
      String fees,
      String paid) {}

  /** All times a step is taken. */
  public record Step(
      int day,
      DunningAction action,
      int count,
      String currency,
      String overdue,
      String fees,
      String paid) {}

  /** One step of one account. */
  public record Touched(
      UUID accountId,
      String accountNumber,
      LocalDate date,
      int step,
      int day,
      DunningAction action,
      String currency,
      String overdue,
      String fee,
      String paid) {}

  static SimulationView of(DunningSimulations.Result result) {
    return new SimulationView(
        result.from(),
        result.to(),
        result.accounts(),
        result.touched(),
        result.days().stream().map(SimulationView::day).toList(),
        result.steps().stream().map(SimulationView::step).toList(),
        result.touches().stream().map(SimulationView::touched).toList());
  }

  private static Day day(DunningSimulations.Day each) {
    return new Day(
        each.on(),
        each.notified(),
        each.throttled(),
        each.suspended(),
        each.rejected(),
        each.overdue().currencyCode(),
        each.overdue().amount(),
        each.fees().amount(),
        each.paid().amount());
  }

  private static Step step(DunningSimulations.Rung each) {
    return new Step(
        each.day(),
        each.action(),
        each.count(),
        each.overdue().currencyCode(),
        each.overdue().amount(),
        each.fees().amount(),
        each.paid().amount());
  }

  private static Touched touched(DunningSimulations.Named named) {
    Touch each = named.touch();
    return new Touched(
        each.account(),
        named.accountNumber(),
        each.on(),
        each.stepNo(),
        each.day(),
        each.action(),
        each.overdue().currencyCode(),
        each.overdue().amount(),
        each.fee().amount(),
        each.paid().amount());
  }
}
