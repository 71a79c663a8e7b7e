package io.dotmac.sub.billing.dunning.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.billing.dunning.policy.DunningDecision.Hold;
import io.dotmac.sub.billing.dunning.policy.DunningDecision.HoldReason;
import io.dotmac.sub.billing.dunning.policy.DunningDecision.Take;
import io.dotmac.sub.billing.dunning.policy.DunningDecision.Wait;
import io.dotmac.sub.billing.invoice.InvoiceStatus;
import io.dotmac.sub.core.catalog.policy.DunningAction;
import io.dotmac.sub.core.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DunningPolicyTest {
  private static final UUID ACCOUNT = new UUID(0, 7);

  private final DunningPolicy policy = new DunningPolicy(List.of(
      new DunningStep(7, DunningAction.NOTIFY),
      new DunningStep(14, DunningAction.THROTTLE),
      new DunningStep(21, DunningAction.SUSPEND),
      new DunningStep(30, DunningAction.REJECT)));

  @Test
  void takesEachStepOnItsDayAndNotBefore() {
    assertThat(decide(0, "2026-01-07", overdue("2026-01-01"))).isInstanceOf(Wait.class);
    assertThat(taken(decide(0, "2026-01-08", overdue("2026-01-01"))))
        .containsExactly(DunningAction.NOTIFY);
    assertThat(decide(1, "2026-01-14", overdue("2026-01-01"))).isInstanceOf(Wait.class);
    assertThat(taken(decide(1, "2026-01-15", overdue("2026-01-01"))))
        .containsExactly(DunningAction.THROTTLE);
    assertThat(taken(decide(3, "2026-01-31", overdue("2026-01-01"))))
        .containsExactly(DunningAction.REJECT);
    assertThat(decide(4, "2027-01-01", overdue("2026-01-01")))
        .isEqualTo(new Wait(Optional.empty(), overdue("2026-01-01")));
  }

  @Test
  void afterADowntimeNoStepIsSkipped() {
    List<DunningAction> taken = new ArrayList<>();
    CaseState state = CaseState.NONE;
    for (int day = 0; day < 4; day++) {
      Take take = (Take) policy.decide(
          state,
          AccountFacts.owing(ACCOUNT, List.of(overdue("2026-01-01"))),
          DunningDay.of(date("2026-03-01").plusDays(day)));
      taken.addAll(taken(take));
      state = take.next();
    }

    assertThat(taken)
        .containsExactly(
            DunningAction.NOTIFY,
            DunningAction.THROTTLE,
            DunningAction.SUSPEND,
            DunningAction.REJECT);
    assertThat(state).isEqualTo(new CaseState(4, date("2026-03-04"), 30, null));
  }

  @Test
  void aPausedCaseTakesNoStepHoweverLateTheDebtIs() {
    AccountFacts facts = AccountFacts.owing(ACCOUNT, List.of(overdue("2026-01-01")));

    assertThat(policy.decide(
            CaseState.NONE.paused(LocalDate.MAX), facts, DunningDay.of(date("2027-01-01"))))
        .isEqualTo(new Hold(HoldReason.PAUSED));
    CaseState untilMarch = CaseState.NONE.paused(date("2026-03-01"));
    assertThat(policy.decide(untilMarch, facts, DunningDay.of(date("2026-03-01"))))
        .isEqualTo(new Hold(HoldReason.PAUSED));
    assertThat(policy.decide(untilMarch, facts, DunningDay.of(date("2026-03-02"))))
        .isInstanceOfSatisfying(
            Take.class, take -> assertThat(take.next().pausedUntil()).isNull());
  }

  @ParameterizedTest
  @EnumSource(InvoiceStatus.class)
  void draftAndVoidInvoicesWithABalanceOpenNoCase(InvoiceStatus status) {
    Receivable receivable =
        new Receivable(new UUID(0, 1), status, date("2026-01-01"), naira("10.00"));

    assertThat(decide(0, "2026-02-01", receivable) instanceof Take)
        .isEqualTo(status == InvoiceStatus.ISSUED
            || status == InvoiceStatus.PARTIALLY_PAID
            || status == InvoiceStatus.OVERDUE);
  }

  @Test
  void anInvoiceUnderAnArrangementIsNotDunned() {
    Receivable covered = overdue("2026-01-01");
    Receivable other =
        new Receivable(new UUID(0, 2), InvoiceStatus.OVERDUE, date("2026-05-20"), naira("5.00"));
    List<Shield> shields = List.of(new Shield(covered.invoice(), date("2026-02-01"), null));
    DunningDay day = DunningDay.of(date("2026-06-01"));

    assertThat(policy.decide(
            CaseState.NONE, AccountFacts.owing(ACCOUNT, List.of(covered)).shielded(shields), day))
        .isEqualTo(new Hold(HoldReason.SHIELDED));
    assertThat(policy.decide(
            CaseState.NONE,
            AccountFacts.owing(ACCOUNT, List.of(covered, other)).shielded(shields),
            day))
        .isInstanceOfSatisfying(Take.class, take -> {
          assertThat(take.oldest()).isEqualTo(other);
          assertThat(take.overdue()).isEqualTo(naira("5.00"));
        });
  }

  @Test
  void aPromiseHoldsUpToItsDayAndNotLonger() {
    Shield promise = new Shield(null, date("2026-01-05"), date("2026-01-20"));
    AccountFacts facts =
        AccountFacts.owing(ACCOUNT, List.of(overdue("2026-01-01"))).shielded(List.of(promise));

    assertThat(policy.decide(CaseState.NONE, facts, DunningDay.of(date("2026-01-20"))))
        .isEqualTo(new Hold(HoldReason.SHIELDED));
    assertThat(policy.decide(CaseState.NONE, facts, DunningDay.of(date("2026-01-21"))))
        .isInstanceOf(Take.class);
    assertThat(promise.covers(new UUID(0, 1), date("2026-01-04"))).isFalse();
    assertThat(promise.covers(new UUID(0, 1), date("2026-01-05"))).isTrue();
    Shield ofOne = new Shield(new UUID(0, 1), date("2026-01-05"), null);
    assertThat(ofOne.covers(new UUID(0, 2), date("2026-01-06"))).isFalse();
  }

  @Test
  void paymentResolvesTheCase() {
    Receivable paid =
        new Receivable(new UUID(0, 1), InvoiceStatus.PAID, date("2026-01-01"), naira("0.00"));

    assertThat(decide(3, "2026-03-01", paid)).isEqualTo(new DunningDecision.Resolve());
    assertThat(policy.decide(
            CaseState.after(3).paused(LocalDate.MAX),
            AccountFacts.owing(ACCOUNT, List.of(paid)),
            DunningDay.of(date("2026-03-01"))))
        .isEqualTo(new DunningDecision.Resolve());
  }

  @Test
  void countsFromTheOldestOverdueInvoice() {
    Receivable[] both = {overdue("2026-01-10"), overdue("2026-01-01")};

    assertThat(decide(0, "2026-01-08", both)).isInstanceOfSatisfying(Take.class, take -> {
      assertThat(take.steps().get(0).stepNo()).isEqualTo(1);
      assertThat(take.steps().get(0).scheduledOn()).isEqualTo(date("2026-01-08"));
    });
    assertThat(decide(1, "2026-01-08", both))
        .isEqualTo(new Wait(Optional.of(date("2026-01-15")), overdue("2026-01-01")));
  }

  @Test
  void anInvoiceIsNotOverdueOnItsDueDate() {
    assertThat(overdue("2026-01-01").isOverdue(date("2026-01-01"))).isFalse();
    assertThat(overdue("2026-01-01").isOverdue(date("2026-01-02"))).isTrue();
    assertThat(decide(0, "2026-01-01", overdue("2026-01-01")))
        .isEqualTo(new DunningDecision.Resolve());
  }

  @Test
  void replayingADayAfterItsStepWasTakenDoesNothing() {
    AccountFacts facts = AccountFacts.owing(ACCOUNT, List.of(overdue("2025-01-01")));
    DunningDay day = DunningDay.of(date("2026-01-08"));
    CaseState next = ((Take) policy.decide(CaseState.NONE, facts, day)).next();

    assertThat(policy.decide(next, facts, day))
        .isEqualTo(new Wait(Optional.of(date("2026-01-09")), overdue("2025-01-01")));
    assertThat(policy.decide(next, facts, DunningDay.of(date("2026-01-09"))))
        .isInstanceOf(Take.class);
  }

  @Test
  void aDecisionCallsExactlyTheFunctionForWhatItIs() {
    List<DunningDecision> all = List.of(
        decide(0, "2026-01-08", overdue("2026-01-01")),
        decide(1, "2026-01-08", overdue("2026-01-01")),
        new Hold(HoldReason.PAUSED),
        decide(1, "2026-01-08"));

    List<String> names = new ArrayList<>();
    all.forEach(
        each -> names.add(each.match(t -> "take", w -> "wait", h -> "hold", r -> "resolve")));
    assertThat(names).containsExactly("take", "wait", "hold", "resolve");
  }

  @Test
  void refusesALadderThatDoesNotRise() {
    DunningStep seven = new DunningStep(7, DunningAction.NOTIFY);

    assertThatThrownBy(() -> new DunningPolicy(List.of(seven, seven)))
        .hasMessage("dunning steps must rise, step 2 does not");
    assertThatThrownBy(() -> new DunningStep(-1, DunningAction.NOTIFY))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CaseState.after(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThat(decide(9, "2026-06-01", overdue("2026-01-01")))
        .isEqualTo(new Wait(Optional.empty(), overdue("2026-01-01")));
  }

  @Test
  void aPolicyMayWalkAllMissedStepsOnOneDayInTheirOrder() {
    DunningPolicy walking = policy.catchingUp(MissedSteps.WALK_IN_ORDER);

    DunningDecision decision = walking.decide(
        CaseState.after(1),
        AccountFacts.owing(ACCOUNT, List.of(overdue("2026-01-01"))),
        DunningDay.of(date("2026-01-22")));

    assertThat(taken(decision)).containsExactly(DunningAction.THROTTLE, DunningAction.SUSPEND);
    assertThat(((Take) decision).next()).isEqualTo(new CaseState(3, date("2026-01-22"), 21, null));
  }

  @Test
  void aBrakeHoldsTheStepItWithholdsAndThoseAfterIt() {
    AccountFacts facts = AccountFacts.owing(ACCOUNT, List.of(overdue("2026-01-01")));
    DunningDay braked =
        DunningDay.of(date("2026-06-01")).without(java.util.Set.of(DunningAction.SUSPEND));

    assertThat(policy.decide(CaseState.after(2), facts, braked))
        .isEqualTo(new Hold(HoldReason.BRAKE));
    assertThat(taken(
            policy.catchingUp(MissedSteps.WALK_IN_ORDER).decide(CaseState.NONE, facts, braked)))
        .containsExactly(DunningAction.NOTIFY, DunningAction.THROTTLE);
  }

  private DunningDecision decide(int done, String today, Receivable... owed) {
    return policy.decide(
        CaseState.after(done),
        AccountFacts.owing(ACCOUNT, List.of(owed)),
        DunningDay.of(date(today)));
  }

  private static List<DunningAction> taken(DunningDecision decision) {
    return ((Take) decision).steps().stream().map(each -> each.step().action()).toList();
  }

  private static Receivable overdue(String dueOn) {
    return new Receivable(new UUID(0, 1), InvoiceStatus.OVERDUE, date(dueOn), naira("10.00"));
  }

  private static Money naira(String amount) {
    return Money.of(amount, "NGN");
  }

  private static LocalDate date(String text) {
    return LocalDate.parse(text);
  }
}
