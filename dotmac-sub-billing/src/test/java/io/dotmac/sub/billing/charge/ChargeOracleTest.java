package io.dotmac.sub.billing.charge;

import static io.dotmac.sub.billing.charge.ChargeFixture.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.dotmac.sub.billing.charge.price.Terms;
import io.dotmac.sub.core.time.AnchorGrid;
import io.dotmac.sub.core.time.DateRange;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The engine against the published rule told a second time, on random timelines. */
class ChargeOracleTest {
  private static final int CASES = 10_000;

  @Test
  void theDaysChargedAreTheDaysDueWithoutGapAndCostWhatTheRuleSays() {
    for (long seed : Seeds.of(CASES)) {
      RandomTimeline timeline = new RandomTimeline(seed, false);
      LocalDate on = RandomTimeline.FIRST.plusDays(timeline.next(240));
      timeline.change(on);
      timeline.change(on);
      Bill bill = ChargeEngine.bill(AccountSnapshot.of(ACCOUNT, List.of(timeline.current())), on);
      for (Component component : timeline.current().components()) {
        boolean metered = component.schedule() instanceof Schedule.Metered;
        if (component.schedule() instanceof Schedule.Periodic && !metered) {
          compare(timeline.current(), component, bill, on, seed);
        }
      }
    }
  }

  private static void compare(
      SubscriptionSnapshot subscription, Component component, Bill bill, LocalDate on, long seed) {
    DayByDayOracle oracle = new DayByDayOracle(subscription, component);
    Terms[] days = oracle.days(on);
    Terms[] charged = new Terms[days.length];
    long sum = 0;
    for (ChargeLine line : bill.lines()) {
      if (line.key().component().equals(component.key())) {
        sum += line.net().minor();
        int end = DayByDayOracle.index(line.span().end());
        for (int day = DayByDayOracle.index(line.span().start()); day < end; day++) {
          if (charged[day] != null) {
            fail("seed %s: a day of %s is charged twice", seed, line);
          }
          charged[day] = line.terms();
        }
      }
    }
    // Comparing first: an assertion costs more than the rule.
    boolean equal = true;
    for (int day = 0; day < days.length; day++) {
      equal &= charged[day] == days[day] || charged[day] != null && charged[day].equals(days[day]);
    }
    if (!equal) {
      assertThat(charged).as("days from 2024-01-01, seed %s", seed).isEqualTo(days);
    }
    if (sum != oracle.minor(days)) {
      assertThat(sum).as("amount, seed %s", seed).isEqualTo(oracle.minor(days));
    }
  }

  @Test
  void useCostsTheSameWhenItIsChargedOnceOrComesToLightBitByBit() {
    for (long seed : Seeds.of(1_000)) {
      RandomTimeline timeline = new RandomTimeline(seed, false);
      SubscriptionSnapshot plain = timeline.current().billedFrom(LocalDate.MIN);
      List<Schedule.Usage> first = timeline.use(false);
      List<Schedule.Usage> all =
          Stream.concat(first.stream(), timeline.use(true).stream()).toList();
      Component usage = timeline.metered(plain.components().get(0), first);
      Component later = usage.scheduled(with((Schedule.Metered) usage.schedule(), all));
      LocalDate on = RandomTimeline.FIRST.plusDays(timeline.next(400));
      AccountSnapshot account = AccountSnapshot.of(ACCOUNT, List.of(plain.with(List.of(usage))));
      account = account.after(ChargeEngine.bill(account, on));
      account = account.withSubscriptions(List.of(plain.with(List.of(later))));
      account = account.after(ChargeEngine.bill(account, on.plusDays(30)));

      assertThat(ChargeEngine.bill(account, on.plusDays(30)).lines())
          .as("again, seed %s", seed)
          .isEmpty();
      assertThat(account.billed().stream().mapToLong(each -> each.net().minor()).sum())
          .as("seed %s", seed)
          .isEqualTo(minor(plain, later, on.plusDays(30)));
    }
  }

  private static Schedule.Metered with(Schedule.Metered metered, List<Schedule.Usage> used) {
    return new Schedule.Metered(metered.grid(), metered.included(), metered.most(), used);
  }

  /** What all periods that are over cost by what was used in them. */
  private static long minor(SubscriptionSnapshot subscription, Component usage, LocalDate on) {
    Schedule.Metered metered = (Schedule.Metered) usage.schedule();
    AnchorGrid grid = metered.grid();
    long sum = 0;
    for (long n = grid.indexOf(subscription.start()); !grid.at(n + 1).isAfter(on); n++) {
      LocalDate from =
          grid.at(n).isBefore(subscription.start()) ? subscription.start() : grid.at(n);
      DateRange served = DateRange.of(from, grid.at(n + 1));
      BigDecimal used = metered.used().stream()
          .filter(each -> served.contains(each.days().start()))
          .map(Schedule.Usage::quantity)
          .reduce(BigDecimal.ZERO, BigDecimal::add);
      BigDecimal charged = used.subtract(metered.included()).max(BigDecimal.ZERO);
      int digits = usage.currency().getDefaultFractionDigits();
      BigDecimal price = usage.prices().get(0).price().of(charged);
      if (metered.most() != null) {
        price = price.min(metered.most().decimal());
      }
      sum += price.setScale(digits, RoundingMode.HALF_UP).movePointRight(digits).longValueExact();
    }
    return sum;
  }
}
