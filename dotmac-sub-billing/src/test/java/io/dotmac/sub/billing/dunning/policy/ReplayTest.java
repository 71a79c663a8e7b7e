package io.dotmac.sub.billing.dunning.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.billing.dunning.policy.PastInvoice.Settled;
import io.dotmac.sub.core.catalog.policy.DunningAction;
import io.dotmac.sub.core.money.Money;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReplayTest {
  private static final UUID ACCOUNT = new UUID(0, 7);
  private static final DunningPolicy POLICY = new DunningPolicy(List.of(
      new DunningStep(7, DunningAction.NOTIFY),
      new DunningStep(14, DunningAction.SUSPEND).costing(LateFee.fixed("2.00"))));

  @Test
  void aPastDebtIsWalkedUpTheLadderUntilItWasPaid() {
    PastInvoice invoice = invoice("2026-01-01", paid("2026-01-20", "10.00"));

    List<Touch> touches = replay(POLICY, invoice).run(date("2026-01-01"), date("2026-03-01"));

    assertThat(touches)
        .containsExactly(
            new Touch(
                ACCOUNT,
                date("2026-01-08"),
                1,
                7,
                DunningAction.NOTIFY,
                money("10.00"),
                money("0.00"),
                money("0.00")),
            new Touch(
                ACCOUNT,
                date("2026-01-15"),
                2,
                14,
                DunningAction.SUSPEND,
                money("10.00"),
                money("2.00"),
                money("10.00")));
  }

  @Test
  void aDebtThatWasPaidInTimeTouchesNobody() {
    PastInvoice invoice = invoice("2026-01-01", paid("2026-01-08", "10.00"));

    assertThat(replay(POLICY, invoice).run(date("2025-12-01"), date("2026-12-01")))
        .isEmpty();
  }

  @Test
  void aDebtThatWasPaidAndAnotherOneStartFromTheFirstStep() {
    PastInvoice first = invoice("2026-01-01", paid("2026-01-10", "10.00"));
    PastInvoice second = new PastInvoice(
        new UUID(0, 2), date("2026-01-20"), date("2026-02-01"), money("5.00"), List.of());

    List<Touch> touches = replay(POLICY, first, second).run(date("2026-01-01"), date("2026-02-10"));

    assertThat(touches).extracting(Touch::stepNo).containsExactly(1, 1);
    assertThat(touches)
        .extracting(Touch::on)
        .containsExactly(date("2026-01-08"), date("2026-02-08"));
    assertThat(touches.get(0).paid()).isEqualTo(money("10.00"));
  }

  @Test
  void theFutureGoesOnWhereTheCaseIs() {
    Replay replay = new Replay(
        POLICY,
        AccountFacts.owing(ACCOUNT, List.of()),
        new CaseState(1, date("2026-01-08"), 7, null),
        List.of(invoice("2026-01-01")));

    assertThat(replay.run(date("2026-01-10"), date("2026-01-14"))).isEmpty();
    assertThat(replay.run(date("2026-01-10"), date("2026-01-15")))
        .extracting(Touch::stepNo)
        .containsExactly(2);
  }

  @Test
  void anyReplayTakesWhatARunOnEachDayTakes() {
    long seed = 20260105L;
    Random random = new Random(seed);
    for (int round = 0; round < 2000; round++) {
      Replay replay = random(random);
      LocalDate first = date("2026-01-01");
      LocalDate last = first.plusDays(random.nextInt(90));

      List<LocalDate> each = new ArrayList<>();
      CaseState state = replay.start();
      for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
        LocalDate today = day;
        AccountFacts facts = replay
            .facts()
            .owing(replay.invoices().stream().map(invoice -> invoice.on(today)).toList());
        DunningDecision decision = replay.policy().decide(state, facts, DunningDay.of(day));
        if (decision instanceof DunningDecision.Take take) {
          take.steps().forEach(step -> each.add(today));
          state = take.next();
        } else if (decision instanceof DunningDecision.Resolve) {
          state = CaseState.NONE;
        }
      }

      assertThat(replay.run(first, last))
          .as("seed %d, round %d", seed, round)
          .extracting(Touch::on)
          .containsExactlyElementsOf(each);
    }
  }

  private static Replay random(Random random) {
    List<DunningStep> steps = new ArrayList<>();
    int day = random.nextInt(5);
    for (int i = 0; i < 1 + random.nextInt(4); i++) {
      DunningStep step = new DunningStep(day, DunningAction.values()[random.nextInt(4)]);
      steps.add(random.nextInt(4) == 0 ? step.when(Conditions.atLeast("15.00")) : step);
      day += 1 + random.nextInt(10);
    }
    Set<DayOfWeek> rest =
        random.nextBoolean() ? EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY) : Set.of();
    DunningPolicy policy = new DunningPolicy(steps)
        .by(new DunningCalendar(
            rest, Set.of(date("2026-02-02"), date("2026-02-03")), LocalTime.MIN, null))
        .catchingUp(MissedSteps.values()[random.nextInt(2)]);
    List<PastInvoice> invoices = new ArrayList<>();
    for (int i = 0; i < random.nextInt(4); i++) {
      LocalDate issued = date("2025-12-15").plusDays(random.nextInt(60));
      List<Settled> settled = new ArrayList<>();
      if (random.nextBoolean()) {
        settled.add(paid(issued.plusDays(random.nextInt(40)).toString(), "4.00"));
        settled.add(paid(issued.plusDays(random.nextInt(60)).toString(), "6.00"));
      }
      invoices.add(new PastInvoice(
          new UUID(0, i), issued, issued.plusDays(random.nextInt(15)), money("10.00"), settled));
    }
    List<Shield> shields = random.nextInt(3) > 0
        ? List.of()
        : List.of(new Shield(
            random.nextBoolean() ? null : new UUID(0, 0),
            date("2026-01-10"),
            random.nextBoolean() ? null : date("2026-01-20").plusDays(random.nextInt(20))));
    CaseState start = random.nextBoolean()
        ? CaseState.NONE
        : CaseState.NONE.paused(date("2026-01-01").plusDays(random.nextInt(30)));
    return new Replay(
        policy, AccountFacts.owing(ACCOUNT, List.of()).shielded(shields), start, invoices);
  }

  private static Replay replay(DunningPolicy policy, PastInvoice... invoices) {
    return new Replay(
        policy, AccountFacts.owing(ACCOUNT, List.of()), CaseState.NONE, List.of(invoices));
  }

  private static PastInvoice invoice(String dueOn, Settled... settled) {
    return new PastInvoice(
        new UUID(0, 1), date(dueOn).minusDays(14), date(dueOn), money("10.00"), List.of(settled));
  }

  private static Settled paid(String on, String amount) {
    return new Settled(date(on), money(amount), true);
  }

  private static Money money(String amount) {
    return Money.of(amount, "NGN");
  }

  private static LocalDate date(String text) {
    return LocalDate.parse(text);
  }
}
