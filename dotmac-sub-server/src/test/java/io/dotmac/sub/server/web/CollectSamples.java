package io.dotmac.sub.server.web;

import io.dotmac.sub.server.web.admin.collect.CollectPages;
import io.dotmac.sub.server.web.part.Chart;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Fact;
import io.dotmac.sub.server.web.part.Field;
import io.dotmac.sub.server.web.part.Filters;
import io.dotmac.sub.server.web.part.Pager;
import io.dotmac.sub.server.web.part.Pill;
import io.dotmac.sub.server.web.part.Tone;
import java.util.List;

/** The pages of the simulator and of payment arrangements, filled. */
final class CollectSamples {
  private static final String MONEY = "₦25,800.00";

  private CollectSamples() {}

  static CollectPages.Simulator simulator() {
    Chart chart = Chart.of(
        "simulated",
        "h-220",
        "Steps a day",
        "Day",
        new Chart.Spec(
            "bar",
            "n",
            null,
            true,
            true,
            List.of("1 Nov", "2 Nov"),
            List.of(Chart.Series.bars("Notify", List.of(12, 4), 1))));
    return new CollectPages.Simulator(
        Errors.NONE,
        List.of(Field.of("from", "First day", "2026-08-01")),
        List.of(new Filters.Option("", "The rules as they are", true)),
        new CollectPages.Result(
            "From 1 Aug 2026 to 31 Oct 2026",
            SubscriberSamples.head().strip().subList(0, 4),
            chart,
            List.of(new CollectPages.StepRow("Day 7", "Notify", "16", MONEY, MONEY, MONEY)),
            true,
            List.of(new CollectPages.TouchRow(
                "/admin/search?q=ACC-1", "ACC-1", "1 Nov 2026", "Notify", MONEY, MONEY, MONEY)),
            "16 of 16 steps are shown."));
  }

  static CollectPages.Arrangements arrangements() {
    return new CollectPages.Arrangements(
        "1 payment plan",
        Samples.filters("/admin/billing/arrangements", false),
        List.of(new CollectPages.Row(
            "/admin/billing/arrangements/1",
            "Tunde Bakare",
            "ACC-004417",
            active(),
            "1 Nov 2026",
            "3",
            "1 Dec",
            MONEY)),
        new Pager("1 to 1 of 1", null, null),
        null);
  }

  static CollectPages.Arrangement arrangement() {
    return new CollectPages.Arrangement(
        "Payment plan of Tunde Bakare",
        active(),
        "₦0.00 of ₦25,800.00 paid",
        "1",
        false,
        true,
        new Fact.Group(List.of(Fact.of("How often", "Every month"))),
        List.of(new CollectPages.Installment(
            "1", "1 Dec 2026", Pill.of(Tone.WARN, "Due today"), "₦8,600.00", "₦0.00")),
        List.of(new CollectPages.Invoice(
            "/admin/billing/invoices/1", "INV-003640", "15 Nov 2026", MONEY, MONEY)));
  }

  static CollectPages.NewArrangement form() {
    return new CollectPages.NewArrangement(
        Errors.of("expected 2 to 24, found 1"),
        List.of(Field.of("installments", "Installments", "1").hint("2 to 24")),
        List.of(new Filters.Option("monthly", "Every month", true)));
  }

  private static Pill active() {
    return Pill.of(Tone.INFO, "Active");
  }
}
