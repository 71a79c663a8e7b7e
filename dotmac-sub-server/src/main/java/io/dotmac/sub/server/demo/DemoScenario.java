package io.dotmac.sub.server.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * What the people of one provider do between {@code from} and {@code until}: the same for the same
 * seed, on every machine. Most pay on time; some late, in parts, or too much; a few stop paying, so
 * spread that every step of dunning has cases on the last day.
 */
record DemoScenario(
    DemoProvider provider, LocalDate from, LocalDate until, List<DemoPerson> people) {
  /** Days an invoice may be paid without being overdue. */
  static final int DUE_DAYS = 14;

  /**
   * Days overdue at which those who stop paying stand on the last day: one for each step and on. A
   * step of the history may bill them up to three days late.
   */
  private static final int[] DAYS_OVERDUE = {10, 19, 27, 35, 43, 12, 25, 63};

  static DemoScenario of(
      DemoProvider provider, int size, LocalDate from, LocalDate until, long seed) {
    SplittableRandom random = new SplittableRandom(seed ^ provider.code().hashCode());
    List<DemoPerson> people = new ArrayList<>(size);
    for (int number = 1; number <= size; number++) {
      people.add(person(provider, number, from, until, random.split()));
    }
    return new DemoScenario(provider, from, until, List.copyOf(people));
  }

  private static DemoPerson person(
      DemoProvider provider, int number, LocalDate from, LocalDate until, SplittableRandom random) {
    String first = pick(provider.firstNames(), random);
    String last = pick(provider.lastNames(), random);
    LocalDate joined = joined(number, from, until, random);
    int billingDay = random.nextInt(100) < 60 ? 1 : joined.getDayOfMonth();
    PayingHabit habit = habit(number, random);
    LocalDate stops = null;
    if (habit == PayingHabit.STOPS) {
      // Billed on the very day that makes the first unpaid invoice that many days overdue.
      int overdue = DAYS_OVERDUE[(number / 25) % DAYS_OVERDUE.length];
      LocalDate unpaid = until.minusDays((long) DUE_DAYS + overdue);
      stops = unpaid.minusDays(2);
      billingDay = unpaid.getDayOfMonth();
      joined = from.minusMonths(3).withDayOfMonth(1);
    }
    return new DemoPerson(
        number,
        first,
        last,
        (first + "." + last + number).toLowerCase(Locale.ROOT) + "@" + provider.mailDomain(),
        provider.phonePrefix() + digits(random, provider.phonePrefix().length() > 8 ? 2 : 8),
        (1 + random.nextInt(180)) + " " + pick(provider.streets(), random),
        pick(provider.cities(), random),
        plan(provider, random),
        joined,
        billingDay,
        habit,
        stops,
        leaves(number, habit, joined, until, random),
        paysAfter(habit, random),
        random.nextInt(100) < 8,
        random.nextInt(100) < 15);
  }

  /** Seven of ten were there before the demo begins. */
  private static LocalDate joined(
      int number, LocalDate from, LocalDate until, SplittableRandom random) {
    long days = until.toEpochDay() - from.toEpochDay();
    return number % 10 < 7
        ? from.minusDays(30 + random.nextInt(700))
        : from.plusDays(random.nextInt((int) days - 5));
  }

  private static PayingHabit habit(int number, SplittableRandom random) {
    if (number % 25 == 0) {
      return PayingHabit.STOPS;
    }
    int dice = random.nextInt(100);
    if (dice < 86) {
      return PayingHabit.ON_TIME;
    }
    if (dice < 93) {
      return PayingHabit.LATE;
    }
    return dice < 97 ? PayingHabit.IN_PARTS : PayingHabit.ROUNDS_UP;
  }

  private static int paysAfter(PayingHabit habit, SplittableRandom random) {
    return habit == PayingHabit.LATE ? DUE_DAYS + 2 + random.nextInt(4) : random.nextInt(11);
  }

  private static @Nullable LocalDate leaves(
      int number, PayingHabit habit, LocalDate joined, LocalDate until, SplittableRandom random) {
    if (number % 40 != 7 || habit != PayingHabit.ON_TIME) {
      return null;
    }
    LocalDate day = until.minusDays(10L + random.nextInt(90));
    return day.isAfter(joined.plusDays(20)) ? day : null;
  }

  private static int plan(DemoProvider provider, SplittableRandom random) {
    int dice = random.nextInt(100);
    for (int plan = 0; plan < provider.plans().size(); plan++) {
      dice -= provider.plans().get(plan).share();
      if (dice < 0) {
        return plan;
      }
    }
    return 0;
  }

  private static String digits(SplittableRandom random, int count) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < count; i++) {
      digits.append(random.nextInt(10));
    }
    return digits.toString();
  }

  private static String pick(List<String> names, SplittableRandom random) {
    return names.get(random.nextInt(names.size()));
  }
}
