package io.dotmac.sub.billing.charge;

import static io.dotmac.sub.billing.charge.ChargeFixture.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.billing.charge.Pricing.Amount;
import io.dotmac.sub.billing.charge.price.PriceModel;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.time.DateRange;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What holds for every timeline, tried on seeded random ones; each test is one invariant. */
class ChargePropertyTest {
  private static final int ROUNDS = 300;

  @Test
  void manyRunsOverAChangingTimelineComeToWhatOneRunOverTheFinalOneGives() {
    LongStream.of(Seeds.of(ROUNDS)).forEach(ChargePropertyTest::pathIndependence);
  }

  @Tag("full")
  @Test
  void manyRunsComeToWhatOneRunGivesForManyTimelines() {
    LongStream.of(Seeds.of(20_000)).skip(ROUNDS).forEach(ChargePropertyTest::pathIndependence);
  }

  private static void pathIndependence(long seed) {
    RandomTimeline timeline = new RandomTimeline(seed, seed % 2 == 0);
    AccountSnapshot account = account(timeline);
    LocalDate on = RandomTimeline.FIRST;
    for (int step = 0; step < 8; step++) {
      on = on.plusDays(timeline.next(70));
      if (timeline.next(3) > 0) {
        timeline.change(on);
      }
      account = run(account.withSubscriptions(List.of(timeline.current())), on);
    }
    AccountSnapshot once = run(account(timeline), on);

    assertThat(standing(account, timeline, on))
        .as("seed %s", seed)
        .isEqualTo(standing(once, timeline, on));
  }

  @Test
  void billingAgainOrForAnEarlierDayGivesNothing() {
    for (long seed : Seeds.of(ROUNDS)) {
      RandomTimeline timeline = new RandomTimeline(seed, true);
      LocalDate on = RandomTimeline.FIRST.plusDays(timeline.next(400));
      AccountSnapshot billed = run(account(timeline), on);
      timeline.change(on);
      billed = run(billed.withSubscriptions(List.of(timeline.current())), on);

      assertThat(ChargeEngine.bill(billed, on).lines())
          .as("again, seed %s", seed)
          .isEmpty();
      assertThat(ChargeEngine.bill(billed, on.minusDays(20)).lines())
          .as("earlier, seed %s", seed)
          .isEmpty();
    }
  }

  @Test
  void aRunInBetweenChangesNoAmount() {
    for (long seed : Seeds.of(ROUNDS)) {
      RandomTimeline timeline = new RandomTimeline(seed, true);
      LocalDate first = RandomTimeline.FIRST.plusDays(timeline.next(200));
      LocalDate on = first.plusDays(timeline.next(200));
      AccountSnapshot twice = run(run(account(timeline), first), on);
      AccountSnapshot once = run(account(timeline), on);

      assertThat(standing(twice, timeline, on))
          .as("seed %s", seed)
          .isEqualTo(standing(once, timeline, on));
    }
  }

  @Test
  void noTwoChargesThatStandForAComponentShareADay() {
    for (long seed : Seeds.of(ROUNDS)) {
      RandomTimeline timeline = new RandomTimeline(seed, true);
      AccountSnapshot account = changed(timeline, 5);
      List<BilledCharge> charges = account.billed();
      for (int i = 0; i < charges.size(); i++) {
        for (int j = i + 1; j < charges.size(); j++) {
          boolean same =
              charges.get(i).key().component().equals(charges.get(j).key().component());
          assertThat(same && charges.get(i).span().overlaps(charges.get(j).span()))
              .as("seed %s: %s and %s", seed, charges.get(i), charges.get(j))
              .isFalse();
        }
      }
    }
  }

  @Test
  void allThatIsGivenBackOfALineIsAtMostItsAmount() {
    for (long seed : Seeds.of(ROUNDS)) {
      RandomTimeline timeline = new RandomTimeline(seed, true);
      AccountSnapshot account = account(timeline);
      Map<ChargeKey, Money> left = new HashMap<>();
      LocalDate on = RandomTimeline.FIRST;
      for (int step = 0; step < 6; step++) {
        on = on.plusDays(timeline.next(60));
        timeline.change(on);
        account = account.withSubscriptions(List.of(timeline.current()));
        Bill bill = ChargeEngine.bill(account, on);
        for (ChargeLine line : bill.lines()) {
          Money before = left.getOrDefault(line.key(), Money.zero(line.net().currency()));
          Money after = line.isCredit() ? before.plus(line.gross()) : line.gross();
          left.put(line.key(), after);
          assertThat(after.isNegative()).as("seed %s, %s", seed, line).isFalse();
        }
        account = account.after(bill);
      }
    }
  }

  @Test
  void aChargeIsAtMostItsPeriodAndAPeriodDividedAnywhereCostsTheWholeUpToOneUnitAPart() {
    for (long seed : Seeds.of(ROUNDS)) {
      Random random = new Random(seed);
      Component base = new RandomTimeline(seed, false).current().components().get(0);
      DateRange period = ((Schedule.Periodic) base.schedule()).grid().period(3);
      List<DateRange> parts = new ArrayList<>();
      LocalDate from = period.start();
      while (from.isBefore(period.end())) {
        LocalDate to = from.plusDays(1 + random.nextInt(20));
        to = to.isAfter(period.end()) ? period.end() : to;
        parts.add(DateRange.of(from, to));
        from = to;
      }
      long all = minor(base, period, period);
      long sum = 0;
      for (DateRange part : parts) {
        long minor = minor(base, period, part);
        assertThat(minor).as("seed %s", seed).isBetween(0L, all);
        sum += minor;
      }

      assertThat(Math.abs(sum - all)).as("seed %s", seed).isLessThanOrEqualTo(parts.size() - 1L);
    }
  }

  private static long minor(Component component, DateRange period, DateRange part) {
    PriceModel price = component.prices().get(0).price();
    return Pricing.of(component, price, period, part, List.of()).amount().net().minor();
  }

  @Test
  void anAmountDividedByDaysSumsExactlyAndEachPartIsWithinOneUnitOfItsShare() {
    for (long seed : Seeds.of(ROUNDS)) {
      Random random = new Random(seed);
      Money amount = Money.ofMinor(random.nextLong(10_000_000), Money.currency("KWD"));
      List<Long> days =
          random.longs(1 + random.nextInt(6), 1, 40).boxed().collect(Collectors.toList());
      long all = days.stream().mapToLong(Long::longValue).sum();
      List<Amount> shares = Amount.of(amount, List.of()).splitBy(days);

      assertThat(Amount.sum(amount.currency(), shares).net()).isEqualTo(amount);
      for (int i = 0; i < shares.size(); i++) {
        BigDecimal exact = BigDecimal.valueOf(amount.minor() * days.get(i))
            .divide(BigDecimal.valueOf(all), 9, RoundingMode.HALF_UP);
        assertThat(
                BigDecimal.valueOf(shares.get(i).net().minor()).subtract(exact).abs())
            .as("seed %s", seed)
            .isLessThan(BigDecimal.ONE);
      }
    }
  }

  @Test
  void aDocumentHasOneCurrencyAndNoAmountFinerThanItsMinorUnit() {
    for (long seed : Seeds.of(ROUNDS)) {
      RandomTimeline one = new RandomTimeline(seed, true);
      RandomTimeline other = new RandomTimeline(seed + 1, true);
      SubscriptionSnapshot second = new SubscriptionSnapshot(
          new java.util.UUID(9, 9),
          other.current().start(),
          DateRange.OPEN,
          List.of(),
          PartialPeriod.BY_DAY,
          PartialPeriod.BY_DAY,
          other.current().components(),
          LocalDate.MIN,
          LocalDate.MIN);
      AccountSnapshot account = AccountSnapshot.of(ACCOUNT, List.of(one.current(), second));
      Bill bill = ChargeEngine.bill(account, RandomTimeline.FIRST.plusDays(one.next(200)));
      for (Draft draft : bill.drafts()) {
        int digits = draft.currency().getDefaultFractionDigits();
        for (ChargeLine line : draft.lines()) {
          assertThat(line.gross().currency()).as("seed %s", seed).isEqualTo(draft.currency());
          assertThat(line.net().decimal().stripTrailingZeros().scale())
              .as("seed %s", seed)
              .isLessThanOrEqualTo(digits);
        }
        Totals totals = draft.totals();
        assertThat(totals.subtotal().plus(totals.tax())).isEqualTo(totals.total());
      }
    }
  }

  @Test
  void theSameSnapshotGivesTheSameLinesInWhateverOrderItIsReadAndWhereverTheMachineStands() {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      for (long seed : Seeds.of(ROUNDS)) {
        Locale.setDefault(locale);
        TimeZone.setDefault(zone);
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
        Locale.setDefault(Locale.forLanguageTag("ar-EG"));
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Apia"));

        assertThat(ChargeEngine.bill(shuffled, on.plusDays(40)).toString())
            .as("seed %s", seed)
            .isEqualTo(bill.toString());
      }
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  private static AccountSnapshot account(RandomTimeline timeline) {
    return AccountSnapshot.of(ACCOUNT, List.of(timeline.current()));
  }

  private static AccountSnapshot run(AccountSnapshot account, LocalDate on) {
    return account.after(ChargeEngine.bill(account, on));
  }

  /** An account that changed and was billed that many times. */
  private static AccountSnapshot changed(RandomTimeline timeline, int times) {
    AccountSnapshot account = account(timeline);
    LocalDate on = RandomTimeline.FIRST;
    for (int i = 0; i < times; i++) {
      on = on.plusDays(timeline.next(70));
      timeline.change(on);
      account = run(account.withSubscriptions(List.of(timeline.current())), on);
    }
    return account;
  }

  /**
   * The amount that stands for each component and period, and each tax of it. What is charged once
   * stays charged, so it is left out: a timeline may stop before it ever started. So is a period in
   * arrears that is not over yet, part of which was charged when its service had ended for a while.
   */
  private static Map<String, Amount> standing(
      AccountSnapshot account, RandomTimeline timeline, LocalDate on) {
    Map<String, Component> components = timeline.current().components().stream()
        .collect(Collectors.toMap(Component::key, component -> component));
    Map<String, Amount> amounts = new TreeMap<>();
    for (BilledCharge charge : account.billed()) {
      Component component = components.get(charge.key().component());
      if (component.schedule() instanceof Schedule.Periodic periodic) {
        DateRange period = periodic.grid().periodContaining(charge.key().start());
        RecurringPlan plan = new RecurringPlan(timeline.current(), component);
        if (!periodic.isInArrears() || !plan.dueOn(period, true).isAfter(on)) {
          String key = charge.key().component() + " " + period + " " + charge.terms();
          amounts.merge(key, charge.amount(), Amount::plus);
        }
      }
    }
    return amounts;
  }
}
