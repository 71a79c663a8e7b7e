package io.dotmac.sub.billing.dunning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
  private final DunningPolicy policy = new DunningPolicy(List.of(
      new DunningStep(7, DunningAction.NOTIFY),
      new DunningStep(14, DunningAction.THROTTLE),
      new DunningStep(21, DunningAction.SUSPEND),
      new DunningStep(30, DunningAction.REJECT)));

  @Test
  void takesEachStepOnItsDayAndNotBefore() {
    assertThat(policy.next(date("2026-01-01"), 0, date("2026-01-07"))).isEmpty();
    assertThat(policy.next(date("2026-01-01"), 0, date("2026-01-08")))
        .contains(new DunningStep(7, DunningAction.NOTIFY));
    assertThat(policy.next(date("2026-01-01"), 1, date("2026-01-14"))).isEmpty();
    assertThat(policy.next(date("2026-01-01"), 3, date("2026-01-31")))
        .contains(new DunningStep(30, DunningAction.REJECT));
    assertThat(policy.next(date("2026-01-01"), 4, date("2027-01-01"))).isEmpty();
  }

  @Test
  void afterADowntimeNoStepIsSkipped() {
    List<DunningAction> taken = new ArrayList<>();
    LocalDate today = date("2026-03-01");
    for (int done = 0; done < 4; done++) {
      DunningDecision decision =
          policy.decide(List.of(overdue("2026-01-01")), done, false, today.plusDays(done));
      taken.add(((DunningDecision.Take) decision).step().action());
    }

    assertThat(taken)
        .containsExactly(
            DunningAction.NOTIFY,
            DunningAction.THROTTLE,
            DunningAction.SUSPEND,
            DunningAction.REJECT);
    assertThat(policy.decide(List.of(overdue("2026-01-01")), 4, false, today.plusDays(4)))
        .isEqualTo(new DunningDecision.Wait(Optional.empty()));
  }

  @Test
  void aPausedCaseTakesNoStepHoweverLateTheDebtIs() {
    assertThat(policy.decide(List.of(overdue("2026-01-01")), 0, true, date("2027-01-01")))
        .isEqualTo(new DunningDecision.Hold());
  }

  @ParameterizedTest
  @EnumSource(InvoiceStatus.class)
  void draftAndVoidInvoicesWithABalanceOpenNoCase(InvoiceStatus status) {
    Receivable receivable =
        new Receivable(new UUID(0, 1), status, date("2026-01-01"), naira("10.00"), false);

    boolean collected = policy.decide(List.of(receivable), 0, false, date("2026-02-01"))
        instanceof DunningDecision.Take;

    assertThat(collected)
        .isEqualTo(status == InvoiceStatus.ISSUED
            || status == InvoiceStatus.PARTIALLY_PAID
            || status == InvoiceStatus.OVERDUE);
  }

  @Test
  void anInvoiceUnderAnArrangementIsNotDunned() {
    Receivable shielded = new Receivable(
        new UUID(0, 1), InvoiceStatus.OVERDUE, date("2026-01-01"), naira("10.00"), true);

    assertThat(policy.decide(List.of(shielded), 0, false, date("2026-06-01")))
        .isEqualTo(new DunningDecision.Resolve());
    assertThat(
            policy.decide(List.of(shielded, overdue("2026-05-20")), 0, false, date("2026-06-01")))
        .isInstanceOfSatisfying(
            DunningDecision.Take.class,
            take -> assertThat(take.oldest().dueOn()).isEqualTo(date("2026-05-20")));
  }

  @Test
  void paymentResolvesTheCase() {
    Receivable paid = new Receivable(
        new UUID(0, 1), InvoiceStatus.PAID, date("2026-01-01"), naira("0.00"), false);

    assertThat(policy.decide(List.of(paid), 3, false, date("2026-03-01")))
        .isEqualTo(new DunningDecision.Resolve());
    assertThat(policy.decide(List.of(paid), 3, true, date("2026-03-01")))
        .isEqualTo(new DunningDecision.Resolve());
  }

  @Test
  void countsFromTheOldestOverdueInvoice() {
    List<Receivable> both = List.of(overdue("2026-01-10"), overdue("2026-01-01"));

    assertThat(policy.decide(both, 0, false, date("2026-01-08")))
        .isInstanceOfSatisfying(DunningDecision.Take.class, take -> {
          assertThat(take.stepNo()).isEqualTo(1);
          assertThat(take.scheduledOn()).isEqualTo(date("2026-01-08"));
        });
    assertThat(policy.decide(both, 1, false, date("2026-01-08")))
        .isEqualTo(new DunningDecision.Wait(Optional.of(date("2026-01-15"))));
  }

  @Test
  void anInvoiceIsNotOverdueOnItsDueDate() {
    assertThat(overdue("2026-01-01").isOverdue(date("2026-01-01"))).isFalse();
    assertThat(overdue("2026-01-01").isOverdue(date("2026-01-02"))).isTrue();
    assertThat(policy.decide(List.of(overdue("2026-01-01")), 0, false, date("2026-01-01")))
        .isEqualTo(new DunningDecision.Resolve());
  }

  @Test
  void replayingADayAfterItsStepWasTakenDoesNothing() {
    List<Receivable> debt = List.of(overdue("2026-01-01"));
    LocalDate day = date("2026-01-08");
    int done = ((DunningDecision.Take) policy.decide(debt, 0, false, day)).stepNo();

    assertThat(policy.decide(debt, done, false, day)).isInstanceOf(DunningDecision.Wait.class);
  }

  @Test
  void aDecisionCallsExactlyTheFunctionForWhatItIs() {
    List<DunningDecision> all = List.of(
        policy.decide(List.of(overdue("2026-01-01")), 0, false, date("2026-01-08")),
        policy.decide(List.of(overdue("2026-01-01")), 1, false, date("2026-01-08")),
        policy.decide(List.of(overdue("2026-01-01")), 1, true, date("2026-01-08")),
        policy.decide(List.of(), 1, false, date("2026-01-08")));

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
    assertThatThrownBy(() -> policy.next(date("2026-01-01"), 5, date("2026-01-01")))
        .hasMessage("0 to 4 steps done were expected and 5 found");
    assertThat(policy.decide(List.of(overdue("2026-01-01")), 9, false, date("2026-06-01")))
        .isEqualTo(new DunningDecision.Wait(Optional.empty()));
  }

  private static Receivable overdue(String dueOn) {
    return new Receivable(
        new UUID(0, 1), InvoiceStatus.OVERDUE, date(dueOn), naira("10.00"), false);
  }

  private static Money naira(String amount) {
    return Money.of(amount, "NGN");
  }

  private static LocalDate date(String text) {
    return LocalDate.parse(text);
  }
}
