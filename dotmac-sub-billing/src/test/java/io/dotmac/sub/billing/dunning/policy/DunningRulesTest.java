package io.dotmac.sub.billing.dunning.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.billing.dunning.policy.DunningDecision.Hold;
import io.dotmac.sub.billing.dunning.policy.DunningDecision.HoldReason;
import io.dotmac.sub.billing.dunning.policy.DunningDecision.Resolve;
import io.dotmac.sub.billing.dunning.policy.DunningDecision.Take;
import io.dotmac.sub.billing.dunning.policy.DunningDecision.Wait;
import io.dotmac.sub.billing.invoice.InvoiceStatus;
import io.dotmac.sub.core.catalog.policy.DunningAction;
import io.dotmac.sub.core.money.Money;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Conditions, calendar, grace, minimum, exclusions, late fees and new versions. */
class DunningRulesTest {
  private static final UUID ACCOUNT = new UUID(0, 7);
  private static final DunningStep REMINDER = new DunningStep(7, DunningAction.NOTIFY);
  private static final DunningStep SUSPENSION = new DunningStep(14, DunningAction.SUSPEND);

  @Test
  void aStepWhoseConditionsDoNotHoldDoesNotStopThoseAfterIt() {
    DunningPolicy policy =
        new DunningPolicy(List.of(REMINDER.when(Conditions.atLeast("10.01")), SUSPENSION));

    assertThat(decide(policy, 0, "2026-01-08", "10.00"))
        .isEqualTo(new Wait(Optional.of(date("2026-01-15")), debt("10.00")));
    assertThat(decide(policy, 0, "2026-01-08", "10.01")).isInstanceOf(Take.class);
    assertThat(decide(policy, 0, "2026-01-15", "10.00"))
        .isInstanceOfSatisfying(Take.class, take -> {
          assertThat(take.steps()).hasSize(1);
          assertThat(take.steps().get(0).stepNo()).isEqualTo(2);
          assertThat(take.next().stepsDone()).isEqualTo(2);
        });
  }

  @Test
  void everyConditionHoldsOnItsEdgeAndNotBeyond() {
    assertThat(holds(new Conditions(null, amount("10.00"), null, Set.of(), Map.of(), null)))
        .isTrue();
    assertThat(holds(new Conditions(null, amount("9.99"), null, Set.of(), Map.of(), null)))
        .isFalse();
    assertThat(holds(new Conditions(null, null, 1, Set.of(), Map.of(), null))).isTrue();
    assertThat(holds(new Conditions(null, null, 2, Set.of(), Map.of(), null))).isFalse();
    assertThat(holds(new Conditions(null, null, null, Set.of("declined"), Map.of(), null)))
        .isTrue();
    assertThat(holds(new Conditions(null, null, null, Set.of("expired"), Map.of(), null)))
        .isFalse();
    assertThat(holds(Conditions.field("vip", "true"))).isTrue();
    assertThat(holds(Conditions.field("vip", "false"))).isFalse();
    assertThat(holds(
            new Conditions(null, null, null, Set.of(), Map.of("vip", "true", "site", "x"), null)))
        .isFalse();
    assertThat(holds(customer(CustomerKind.PERSON))).isTrue();
    assertThat(holds(customer(CustomerKind.ORGANIZATION))).isFalse();
    assertThat(holds(Conditions.ALWAYS)).isTrue();
  }

  @Test
  void severalInvoicesCountTogetherAndOnlyTheLateOnes() {
    DunningPolicy policy = new DunningPolicy(
        List.of(REMINDER.when(new Conditions(amount("30.00"), null, 2, Set.of(), Map.of(), null))));
    Receivable first = invoice(1, "2026-01-01", "10.00");
    Receivable second = invoice(2, "2026-01-03", "20.00");
    Receivable future = invoice(3, "2026-02-03", "99.00");
    DunningDay day = DunningDay.of(date("2026-01-10"));

    assertThat(
            policy.decide(CaseState.NONE, AccountFacts.owing(ACCOUNT, List.of(future, first)), day))
        .isInstanceOf(Wait.class);
    assertThat(policy.decide(
            CaseState.NONE, AccountFacts.owing(ACCOUNT, List.of(second, future, first)), day))
        .isInstanceOfSatisfying(Take.class, take -> {
          assertThat(take.overdue()).isEqualTo(money("30.00"));
          assertThat(take.oldest()).isEqualTo(first);
        });
  }

  @Test
  void aStepThatIsDueOnARestDayIsTakenOnTheNextWorkingDay() {
    // 2026-01-10 is a Saturday; the Monday after it is a holiday here.
    DunningCalendar calendar = new DunningCalendar(
        EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
        Set.of(date("2026-01-12")),
        LocalTime.of(8, 0),
        LocalTime.of(18, 0));
    DunningPolicy policy =
        new DunningPolicy(List.of(new DunningStep(9, DunningAction.NOTIFY))).by(calendar);

    assertThat(decide(policy, 0, "2026-01-09", "10.00"))
        .isEqualTo(new Wait(Optional.of(date("2026-01-13")), debt("10.00")));
    for (String closed : List.of("2026-01-10", "2026-01-11", "2026-01-12")) {
      assertThat(decide(policy, 0, closed, "10.00")).isEqualTo(new Hold(HoldReason.CALENDAR));
    }
    assertThat(decide(policy, 0, "2026-01-13", "10.00"))
        .isInstanceOfSatisfying(
            Take.class,
            take -> assertThat(take.steps().get(0).scheduledOn()).isEqualTo(date("2026-01-13")));
    assertThat(calendar.workingDayOnOrAfter(date("2026-01-09"))).isEqualTo(date("2026-01-09"));
  }

  @Test
  void stepsAreTakenWithinTheHoursOfTheCalendarOnly() {
    DunningPolicy policy = new DunningPolicy(List.of(REMINDER))
        .by(new DunningCalendar(Set.of(), Set.of(), LocalTime.of(8, 0), LocalTime.of(18, 0)));

    assertThat(at(policy, "07:59")).isEqualTo(new Hold(HoldReason.CALENDAR));
    assertThat(at(policy, "08:00")).isInstanceOf(Take.class);
    assertThat(at(policy, "17:59")).isInstanceOf(Take.class);
    assertThat(at(policy, "18:00")).isEqualTo(new Hold(HoldReason.CALENDAR));
    assertThat(at(new DunningPolicy(List.of(REMINDER)), "23:59")).isInstanceOf(Take.class);
    assertThat(at(new DunningPolicy(List.of(REMINDER)), "05:59"))
        .isEqualTo(new Hold(HoldReason.CALENDAR));
  }

  @Test
  void daysOfGraceMoveEverythingAndTheAccountsOwnComeFirst() {
    DunningPolicy policy = new DunningPolicy(List.of(REMINDER))
        .collecting(new Collectible(3, BigDecimal.ZERO, List.of()));
    AccountFacts own = new AccountFacts(
        ACCOUNT, CustomerKind.PERSON, 1, List.of(debt("10.00")), List.of(), Map.of(), null);

    assertThat(decide(policy, 0, "2026-01-04", "10.00")).isEqualTo(new Resolve());
    assertThat(decide(policy, 0, "2026-01-05", "10.00")).isInstanceOf(Wait.class);
    assertThat(decide(policy, 0, "2026-01-10", "10.00")).isInstanceOf(Wait.class);
    assertThat(decide(policy, 0, "2026-01-11", "10.00")).isInstanceOf(Take.class);
    assertThat(policy.decide(CaseState.NONE, own, DunningDay.of(date("2026-01-09"))))
        .isInstanceOf(Take.class);
  }

  @Test
  void lessThanTheMinimumAndExcludedAccountsAreLeftAlone() {
    DunningPolicy policy = new DunningPolicy(List.of(REMINDER))
        .collecting(new Collectible(0, amount("10.00"), List.of(Conditions.field("vip", "true"))));

    assertThat(decide(policy, 0, "2026-02-01", "9.99")).isEqualTo(new Resolve());
    assertThat(decide(policy, 0, "2026-02-01", "10.00")).isInstanceOf(Take.class);
    assertThat(policy.decide(CaseState.NONE, facts(), DunningDay.of(date("2026-02-01"))))
        .isEqualTo(new Resolve());
  }

  @Test
  void whatAShieldLeavesMustReachTheMinimumToo() {
    DunningPolicy policy = new DunningPolicy(List.of(REMINDER))
        .collecting(new Collectible(0, amount("10.00"), List.of()));
    AccountFacts facts = AccountFacts.owing(
            ACCOUNT, List.of(invoice(1, "2026-01-01", "50.00"), invoice(2, "2026-01-02", "9.00")))
        .shielded(List.of(new Shield(new UUID(0, 1), date("2026-01-01"), null)));

    assertThat(policy.decide(CaseState.NONE, facts, DunningDay.of(date("2026-02-01"))))
        .isEqualTo(new Hold(HoldReason.SHIELDED));
  }

  @Test
  void aLateFeeIsAFixedAmountAndAShareUpToItsCap() {
    assertThat(LateFee.fixed("5").of(money("10.00"))).isEqualTo(money("5.00"));
    assertThat(new LateFee(amount("1"), amount("2.5"), null).of(money("10.20")))
        .isEqualTo(money("1.26"));
    assertThat(new LateFee(amount("1"), amount("50"), amount("3")).of(money("10.00")))
        .isEqualTo(money("3.00"));
    assertThatThrownBy(() -> LateFee.fixed("-0.01")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new LateFee(amount("0"), amount("100.01"), null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new LateFee(amount("0"), amount("-1"), null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new LateFee(amount("0"), amount("1"), amount("-1")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(new LateFee(amount("0"), amount("100"), amount("0")).of(money("10.00")))
        .isEqualTo(money("0.00"));
  }

  @Test
  void theFeeOfAStepIsDecidedWithTheStepAndNothingIsChargedForZero() {
    DunningPolicy charging = new DunningPolicy(List.of(REMINDER.costing(LateFee.fixed("5"))));
    DunningPolicy nothing = new DunningPolicy(List.of(REMINDER.costing(LateFee.fixed("0"))));

    assertThat(decide(charging, 0, "2026-01-08", "10.00"))
        .isInstanceOfSatisfying(
            Take.class, take -> assertThat(take.steps().get(0).fee()).contains(money("5.00")));
    assertThat(decide(nothing, 0, "2026-01-08", "10.00"))
        .isInstanceOfSatisfying(
            Take.class, take -> assertThat(take.steps().get(0).fee()).isEmpty());
  }

  @Test
  void aCaseThatAdoptsANewVersionGoesOnAfterTheDayItHadReached() {
    DunningPolicy finer = new DunningPolicy(List.of(
        new DunningStep(3, DunningAction.NOTIFY),
        REMINDER,
        new DunningStep(8, DunningAction.NOTIFY),
        SUSPENSION));
    LocalDate yesterday = date("2026-01-09");

    assertThat(finer.adopt(new CaseState(1, yesterday, 7, null)))
        .isEqualTo(new CaseState(2, yesterday, 7, null));
    assertThat(finer.adopt(new CaseState(1, yesterday, 6, null)).stepsDone()).isEqualTo(1);
    assertThat(finer.adopt(CaseState.NONE)).isEqualTo(CaseState.NONE);
    assertThat(finer.adopt(CaseState.after(0).paused(LocalDate.MAX)).pausedUntil())
        .isEqualTo(LocalDate.MAX);
  }

  @Test
  void rulesThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() ->
            new DunningCalendar(EnumSet.allOf(DayOfWeek.class), Set.of(), LocalTime.MIN, null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new DunningCalendar(Set.of(), Set.of(), LocalTime.NOON, LocalTime.NOON))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Collectible(-1, BigDecimal.ZERO, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Collectible(366, BigDecimal.ZERO, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Collectible(0, amount("-0.01"), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(new Collectible(365, BigDecimal.ZERO, List.of()).graceDays()).isEqualTo(365);
  }

  private static boolean holds(Conditions conditions) {
    DunningPolicy policy = new DunningPolicy(List.of(REMINDER.when(conditions)));
    return policy.decide(CaseState.NONE, facts(), DunningDay.of(date("2026-01-08")))
        instanceof Take;
  }

  private static AccountFacts facts() {
    return new AccountFacts(
        ACCOUNT,
        CustomerKind.PERSON,
        null,
        List.of(debt("10.00")),
        List.of(),
        Map.of("vip", "true"),
        "declined");
  }

  private static Conditions customer(@Nullable CustomerKind kind) {
    return new Conditions(null, null, null, Set.of(), Map.of(), kind);
  }

  private static DunningDecision at(DunningPolicy policy, String time) {
    return policy.decide(
        CaseState.NONE,
        AccountFacts.owing(ACCOUNT, List.of(debt("10.00"))),
        new DunningDay(date("2026-01-08"), LocalTime.parse(time), Set.of()));
  }

  private static DunningDecision decide(
      DunningPolicy policy, int done, String today, String amount) {
    return policy.decide(
        CaseState.after(done),
        AccountFacts.owing(ACCOUNT, List.of(debt(amount))),
        DunningDay.of(date(today)));
  }

  private static Receivable debt(String amount) {
    return invoice(1, "2026-01-01", amount);
  }

  private static Receivable invoice(int id, String dueOn, String amount) {
    return new Receivable(new UUID(0, id), InvoiceStatus.OVERDUE, date(dueOn), money(amount));
  }

  private static BigDecimal amount(String text) {
    return new BigDecimal(text);
  }

  private static Money money(String amount) {
    return Money.of(amount, "NGN");
  }

  private static LocalDate date(String text) {
    return LocalDate.parse(text);
  }
}
