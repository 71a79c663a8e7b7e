package io.dotmac.sub.billing.charge;

import static io.dotmac.sub.billing.charge.ChargeFixture.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.billing.charge.Pricing.Amount;
import io.dotmac.sub.core.time.DateRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What holds for every timeline, tried on seeded random ones. */
class ChargePropertyTest {
  private static final int ROUNDS = 300;

  @Test
  void manyRunsOverAChangingTimelineComeToWhatOneRunOverTheFinalOneGives() {
    pathIndependence(0, ROUNDS);
  }

  @Tag("full")
  @Test
  void manyRunsComeToWhatOneRunGivesForManyTimelines() {
    pathIndependence(ROUNDS, 12_000);
  }

  private static void pathIndependence(int from, int to) {
    for (int seed = from; seed < to; seed++) {
      RandomTimeline timeline = new RandomTimeline(seed, seed % 2 == 0);
      AccountSnapshot account = account(timeline);
      LocalDate on = RandomTimeline.FIRST;
      for (int step = 0; step < 8; step++) {
        on = on.plusDays(timeline.next(70));
        if (timeline.next(3) > 0) {
          timeline.change(on);
        }
        account = run(account.withSubscriptions(List.of(timeline.current())), on, seed);
      }
      AccountSnapshot once = run(account(timeline), on, seed);

      assertThat(standing(account, timeline))
          .as("seed %s", seed)
          .isEqualTo(standing(once, timeline));
    }
  }

  /** Bills, stores, and checks what must hold after every run. */
  private static AccountSnapshot run(AccountSnapshot account, LocalDate on, int seed) {
    AccountSnapshot billed = account.after(ChargeEngine.bill(account, on));

    assertThat(ChargeEngine.bill(billed, on).lines()).as("again, seed %s", seed).isEmpty();
    assertThat(ChargeEngine.bill(billed, on.minusDays(20)).lines())
        .as("earlier, seed %s", seed)
        .isEmpty();
    for (BilledCharge charge : billed.billed()) {
      assertThat(charge.amount().isNegative()).as("seed %s, %s", seed, charge).isFalse();
    }
    return billed;
  }

  @Test
  void theDaysChargedAreTheDaysDueWithoutGapOrOverlapAndCostWhatTheRuleSays() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      RandomTimeline timeline = new RandomTimeline(seed, false);
      LocalDate on = RandomTimeline.FIRST.plusDays(timeline.next(700));
      timeline.change(on);
      timeline.change(on);
      Bill bill = ChargeEngine.bill(account(timeline), on);
      for (Component component : timeline.current().components()) {
        if (component.schedule() instanceof Schedule.InAdvance) {
          compare(timeline.current(), component, bill, on, seed);
        }
      }
    }
  }

  private static void compare(
      SubscriptionSnapshot subscription, Component component, Bill bill, LocalDate on, int seed) {
    Map<LocalDate, Terms> charged = new TreeMap<>();
    long sum = 0;
    for (ChargeLine line : bill.lines()) {
      if (line.key().component().equals(component.key())) {
        sum += line.net().minor();
        assertThat(line.days()).isBetween(1L, line.periodDays());
        for (LocalDate day : line.span().start().datesUntil(line.span().end()).toList()) {
          assertThat(charged.put(day, line.terms()))
              .as("seed %s, %s", seed, day)
              .isNull();
        }
      }
    }
    DayByDayOracle oracle = new DayByDayOracle(subscription, component);

    assertThat(charged).as("days, seed %s", seed).isEqualTo(oracle.days(on));
    assertThat(sum).as("amount, seed %s", seed).isEqualTo(oracle.minor(on));
  }

  @Test
  void aPeriodDividedAnywhereCostsTheWholeUpToOneMinorUnitAPart() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      Random random = new Random(seed);
      List<Component> whole = new RandomTimeline(seed, false).current().components();
      Component base = whole.get(0);
      DateRange period = ((Schedule.InAdvance) base.schedule()).grid().period(3);
      List<DateRange> parts = new ArrayList<>();
      LocalDate from = period.start();
      while (from.isBefore(period.end())) {
        LocalDate to = from.plusDays(1 + random.nextInt(20));
        to = to.isAfter(period.end()) ? period.end() : to;
        parts.add(DateRange.of(from, to));
        from = to;
      }
      PriceModel price = base.prices().get(0).price();
      long sum = parts.stream()
          .mapToLong(part ->
              Pricing.of(base, price, period, part, List.of()).amount().net().minor())
          .sum();
      long all =
          Pricing.of(base, price, period, period, List.of()).amount().net().minor();

      assertThat(Math.abs(sum - all)).isLessThanOrEqualTo(parts.size() - 1L);
    }
  }

  @Test
  void theSameSnapshotGivesTheSameLinesInWhateverOrderItIsRead() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      RandomTimeline timeline = new RandomTimeline(seed, true);
      LocalDate on = RandomTimeline.FIRST.plusDays(timeline.next(300));
      AccountSnapshot account = account(timeline);
      account = account.after(ChargeEngine.bill(account, on));
      timeline.change(on);
      AccountSnapshot changed = account.withSubscriptions(List.of(timeline.current()));
      Bill bill = ChargeEngine.bill(changed, on.plusDays(40));
      List<BilledCharge> billed = new ArrayList<>(changed.billed());
      List<Component> components = new ArrayList<>(timeline.current().components());
      Collections.shuffle(billed, new Random(seed));
      Collections.reverse(components);

      AccountSnapshot shuffled = changed
          .withBilled(billed)
          .withSubscriptions(List.of(timeline.current().with(components)));
      assertThat(ChargeEngine.bill(shuffled, on.plusDays(40))).isEqualTo(bill);
    }
  }

  private static AccountSnapshot account(RandomTimeline timeline) {
    return AccountSnapshot.of(ACCOUNT, List.of(timeline.current()));
  }

  /**
   * The amount that stands for each component and period, and each tax of it. What is charged once
   * stays charged, so it is left out: a timeline may stop before it ever started.
   */
  private static Map<String, Amount> standing(AccountSnapshot account, RandomTimeline timeline) {
    Map<String, Component> components = timeline.current().components().stream()
        .collect(Collectors.toMap(Component::key, component -> component));
    Map<String, Amount> amounts = new TreeMap<>();
    for (BilledCharge charge : account.billed()) {
      Schedule schedule = components.get(charge.key().component()).schedule();
      if (schedule instanceof Schedule.InAdvance advance) {
        DateRange period = advance.grid().periodContaining(charge.key().start());
        String key = charge.key().component() + " " + period + " " + charge.terms();
        amounts.merge(key, charge.amount(), Amount::plus);
      }
    }
    return amounts;
  }
}
