package io.dotmac.sub.billing.charge;

import static io.dotmac.sub.billing.charge.ChargeFixture.SUBSCRIPTION;
import static io.dotmac.sub.billing.charge.ChargeFixture.account;
import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.billing.charge.price.PriceModel;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.time.AnchorGrid;
import io.dotmac.sub.core.time.BillingCycle;
import io.dotmac.sub.core.time.DateRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The published table is what the engine does. {@code -Dupdate.docs=true} writes it anew. */
class EndOfMonthTableTest {
  private static final Path PAGE = Path.of("..", "docs", "reference", "end-of-month.md");
  private static final List<String> ZONES =
      List.of("Africa/Lagos", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe");

  @Test
  void thePublishedTableIsWhatTheEngineDoes() throws IOException {
    String table = page();
    if (Boolean.getBoolean("update.docs")) {
      Files.writeString(PAGE, table);
    }

    assertThat(Files.readString(PAGE)).isEqualTo(table);
  }

  private static String page() {
    List<String> lines = new ArrayList<>();
    lines.add("# End of month");
    lines.add("");
    lines.add(
        "What the engine does at the end of short months, in leap years and where clocks change. A"
            + " test compares this page with the engine;");
    lines.add("`-Dupdate.docs=true` writes it anew. The rule is in [proration](proration.md).");
    boundaries(lines);
    multiples(lines);
    starts(lines);
    longer(lines);
    ends(lines);
    clocks(lines);
    return String.join("\n", lines) + "\n";
  }

  private static void boundaries(List<String> lines) {
    lines.add("");
    lines.add("## First days of periods");
    lines.add("");
    lines.add("From a start in January of an ordinary year and of a year before a leap year.");
    lines.add("");
    lines.add("| cycle | anchor | first days |");
    lines.add("|---|---|---|");
    for (BillingCycle cycle : BillingCycle.values()) {
      for (int year : new int[] {2026, 2027}) {
        for (int day = 28; day <= 31; day++) {
          AnchorGrid grid = AnchorGrid.of(cycle, LocalDate.of(year, 1, day));
          lines.add("| %s | %s | %s |".formatted(cycle.wire(), grid.anchor(), days(grid, 15)));
        }
      }
    }
    AnchorGrid leap = AnchorGrid.of(BillingCycle.ANNUAL, LocalDate.of(2028, 2, 29));
    lines.add("| annual | 2028-02-29 | %s |".formatted(days(leap, 6)));
    // 2100 is no leap year.
    AnchorGrid century = AnchorGrid.of(BillingCycle.ANNUAL, LocalDate.of(2096, 2, 29));
    String over = LongStream.rangeClosed(0, 8)
        .mapToObj(n -> century.at(n).toString())
        .collect(Collectors.joining(", "));
    lines.add("| annual | 2096-02-29 | %s |".formatted(over));
    AnchorGrid quarter = AnchorGrid.of(BillingCycle.QUARTERLY, LocalDate.of(2027, 11, 30));
    lines.add("| quarterly | 2027-11-30 | %s |".formatted(days(quarter, 6)));
  }

  private static void multiples(List<String> lines) {
    lines.add("");
    lines.add("## Periods of several cycles");
    lines.add("");
    lines.add("| cycle | every | anchor | first days |");
    lines.add("|---|---|---|---|");
    for (BillingCycle cycle : BillingCycle.values()) {
      for (int every : new int[] {2, 3, 6}) {
        AnchorGrid grid = AnchorGrid.of(cycle, LocalDate.of(2027, 8, 31)).every(every);
        lines.add("| %s | %d | 2027-08-31 | %s |".formatted(cycle.wire(), every, days(grid, 6)));
      }
    }
  }

  private static void starts(List<String> lines) {
    lines.add("");
    lines.add("## A service that starts between its days");
    lines.add("");
    lines.add("10,000.00 a month, the first three charges.");
    lines.add("");
    lines.add("| billing day | starts on | charges |");
    lines.add("|---|---|---|");
    for (int day = 28; day <= 31; day++) {
      for (String start : List.of("2026-01-30", "2026-02-27", "2026-02-28", "2028-02-29")) {
        lines.add("| %d | %s | %s |".formatted(day, start, charges(day, LocalDate.parse(start))));
      }
    }
  }

  private static void longer(List<String> lines) {
    lines.add("");
    lines.add("## A quarter or a year in part");
    lines.add("");
    lines.add("10,000.00 a period, the first two charges.");
    lines.add("");
    lines.add("| cycle | first day of the grid | starts on | charges |");
    lines.add("|---|---|---|---|");
    for (BillingCycle cycle : List.of(BillingCycle.QUARTERLY, BillingCycle.ANNUAL)) {
      for (LocalDate month : List.of(LocalDate.of(2026, 1, 31), LocalDate.of(2027, 12, 31))) {
        AnchorGrid grid = AnchorGrid.of(cycle, month);
        for (int days : new int[] {1, 28, 59, 60}) {
          LocalDate start = month.plusDays(days);
          String charges = charges(grid, start, DateRange.OPEN, start.plusDays(370), 2);
          lines.add("| %s | %s | %s | %s |".formatted(cycle.wire(), month, start, charges));
        }
      }
    }
  }

  private static void ends(List<String> lines) {
    lines.add("");
    lines.add("## A service that ends between its days");
    lines.add("");
    lines.add("10,000.00 a month from 31 January, the last charge.");
    lines.add("");
    lines.add("| billing day | ends before | last charge |");
    lines.add("|---|---|---|");
    for (int day = 28; day <= 31; day++) {
      for (String end : List.of("2026-02-28", "2026-03-01", "2026-03-30", "2026-03-31")) {
        LocalDate start = LocalDate.of(2026, 1, 31);
        AnchorGrid grid = AnchorGrid.onDay(BillingCycle.MONTHLY, day, start);
        LocalDate last = LocalDate.parse(end);
        String[] all = charges(grid, start, last, last, 9).split(", ");
        lines.add("| %d | %s | %s |".formatted(day, end, all[all.length - 1]));
      }
    }
  }

  private static String charges(int day, LocalDate start) {
    AnchorGrid grid = AnchorGrid.onDay(BillingCycle.MONTHLY, day, start);
    return charges(grid, start, DateRange.OPEN, start.plusDays(75), 3);
  }

  /** The first charges, which a service in arrears has as well. */
  private static String charges(
      AnchorGrid grid, LocalDate start, LocalDate end, LocalDate on, int count) {
    Component plan = Component.recurring(
        "base",
        ComponentType.RECURRING_SERVICE,
        "Fiber",
        grid,
        start,
        PriceModel.flat(Money.of("10000.00", "NGN")));
    SubscriptionSnapshot service =
        SubscriptionSnapshot.of(SUBSCRIPTION, start, List.of(plan)).until(end);
    String charges = shown(ChargeEngine.bill(account(service), on), count);
    SubscriptionSnapshot arrears =
        service.with(List.of(plan.scheduled(new Schedule.InArrears(grid))));
    assertThat(shown(ChargeEngine.bill(account(arrears), on.plusYears(2)), count))
        .startsWith(charges);
    return charges;
  }

  private static String shown(Bill bill, int count) {
    return bill.lines().stream()
        .limit(count)
        .map(line -> "%s %d/%d %s"
            .formatted(
                line.span().start(), line.days(), line.periodDays(), line.net().amount()))
        .collect(Collectors.joining(", "));
  }

  private static void clocks(List<String> lines) {
    lines.add("");
    lines.add("## Where clocks change");
    lines.add("");
    lines.add(
        "Periods are dates of the provider's zone. A day counts as one day also when it has 23 or"
            + " 25 hours, so the days of a period");
    lines.add(
        "and what it costs are the same everywhere. The moments at which the periods of a monthly"
            + " service of the 31st begin:");
    lines.add("");
    lines.add(
        "| zone | 2026-02-28 | 2026-03-31 | 2026-10-31 | 2026-11-30 | hours of March | days |");
    lines.add("|---|---|---|---|---|---|---|");
    AnchorGrid grid = AnchorGrid.of(BillingCycle.MONTHLY, LocalDate.of(2026, 1, 31));
    for (String name : ZONES) {
      ZoneId zone = ZoneId.of(name);
      Instant march = midnight(grid.at(1), zone);
      long hours = java.time.Duration.between(march, midnight(grid.at(2), zone)).toHours();
      lines.add("| %s | %s | %s | %s | %s | %d | %d |"
          .formatted(
              name,
              march,
              midnight(grid.at(2), zone),
              midnight(grid.at(9), zone),
              midnight(grid.at(10), zone),
              hours,
              grid.period(1).days()));
      assertThat(LocalDateTime.ofInstant(march, zone).toLocalDate()).isEqualTo(grid.at(1));
    }
  }

  private static Instant midnight(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant();
  }

  private static String days(AnchorGrid grid, int count) {
    int shown = grid.cycle().countsMonths() ? Math.min(count, 6) : 4;
    return LongStream.range(0, grid.cycle() == BillingCycle.MONTHLY ? count : shown)
        .mapToObj(n -> grid.at(n).toString())
        .collect(Collectors.joining(", "));
  }
}
