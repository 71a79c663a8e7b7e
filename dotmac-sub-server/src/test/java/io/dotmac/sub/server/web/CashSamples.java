package io.dotmac.sub.server.web;

import io.dotmac.sub.server.web.admin.cash.CashPages;
import io.dotmac.sub.server.web.admin.system.JobPages;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Feed;
import io.dotmac.sub.server.web.part.Field;
import io.dotmac.sub.server.web.part.Filters;
import io.dotmac.sub.server.web.part.Pager;
import io.dotmac.sub.server.web.part.Pill;
import io.dotmac.sub.server.web.part.Rows;
import io.dotmac.sub.server.web.part.Sheets;
import io.dotmac.sub.server.web.part.Tone;
import java.util.List;

/** The pages about cash, filled and empty. */
final class CashSamples {
  private static final String CASH = "/admin/billing/cash";
  private static final String BANK = "/admin/billing/bank-statements";

  private CashSamples() {}

  static List<Sheets.Tab> tabs() {
    return List.of(
        new Sheets.Tab(CASH, "Accounts and channels", true),
        new Sheets.Tab(BANK, "Bank statements", false));
  }

  static CashPages.Places places() {
    return places(
        List.of(
            new CashPages.Till(
                "Zenith operations",
                Pill.of(Tone.INFO, "Default"),
                "Bank account · Zenith Bank · ···· 4417",
                "₦41,220,500.00",
                "",
                CASH + "/accounts/1/close"),
            new CashPages.Till(
                "Counter Ikeja",
                Pill.of(Tone.GOOD, "Open"),
                "Till",
                "₦412,000.00",
                CASH + "/accounts/2/default",
                CASH + "/accounts/2/close")),
        List.of(new CashPages.Channel(
            "1",
            "Counter Ikeja",
            Pill.of(Tone.GOOD, "Open"),
            "Cash · else in Zenith operations",
            Rows.of(List.of(
                new CashPages.Place("Counter Ikeja, NGN", CASH + "/channel-accounts/1/close"))),
            CASH + "/channels/1/accounts",
            CASH + "/channels/1/default",
            CASH + "/channels/1/close")));
  }

  static CashPages.Places noPlaces() {
    return places(List.of(), List.of());
  }

  private static CashPages.Places places(
      List<CashPages.Till> tills, List<CashPages.Channel> channels) {
    return new CashPages.Places(
        "Where money that people pay lies, and how it comes there.",
        tabs(),
        Errors.NONE,
        Rows.of(tills),
        Rows.of(channels),
        List.of(Field.of("name", "Name", "").hint("As people here call it.")),
        List.of(new Filters.Option("bank", "Bank account", false)),
        List.of(Field.of("channel_name", "Name", "")),
        List.of(new Filters.Option("cash", "Cash", false)),
        List.of(new Filters.Option("1", "Zenith operations, NGN", true)));
  }

  static CashPages.Statements statements() {
    return new CashPages.Statements(
        "Files of banks: read once, proposed as payments, booked when you confirm.",
        tabs(),
        Errors.of("row 3: expected an amount like 1250.00 or 1,250.00, found 61,50"),
        List.of(new Filters.Option("1", "Zenith operations, NGN", true)),
        Rows.of(List.of(new CashPages.File(
            BANK + "/1",
            "zenith-november.csv",
            "Zenith operations",
            "By Amaka Okafor, 22 Nov 2026, 09:14",
            "214 of 220",
            Pill.of(Tone.WARN, "12 to look at")))),
        new Pager("1 to 1 of 1", null, null));
  }

  static CashPages.Statement statement() {
    return new CashPages.Statement(
        "zenith-november.csv",
        "Zenith operations · 214 of 220 rows new",
        BANK + "/1",
        Errors.NONE,
        "Confirm all 11 proposals",
        Samples.filters(BANK + "/1", false),
        Rows.of(List.of(
            line("1", Pill.of(Tone.INFO, "Proposed"), true, true),
            line("2", Pill.of(Tone.WARN, "Nobody found"), true, false),
            line("3", Pill.of(Tone.GOOD, "Booked"), false, false))),
        new Pager("1 to 3 of 3", null, null));
  }

  private static CashPages.Line line(String id, Pill status, boolean open, boolean proposed) {
    return new CashPages.Line(
        id,
        BANK + "/1/rows/" + id,
        "21 Nov 2026",
        "TUNDE BAKARE",
        "INV-003640 november",
        "₦25,800.00",
        status,
        open,
        proposed,
        proposed ? "Tunde Bakare · INV-003640" : "",
        proposed ? "by the number in the reference" : "",
        open ? "" : "PAY-000412",
        open ? "" : "/admin/billing/payments/1");
  }

  static JobPages.Jobs jobs() {
    return new JobPages.Jobs(
        "2 jobs, each with a schedule in the operator’s zone",
        Errors.NONE,
        List.of(
            job("Run invoice cycle", "daily at 02:00", Pill.of(Tone.GOOD, "Well")),
            job("Verify books", "daily at 04:30", Pill.of(Tone.BAD, "Failed 2 times"))),
        List.of(new Feed(
            "good",
            "circle-check",
            "Run invoice cycle",
            "212 invoices, 0 skipped · by hand",
            "02:00",
            "2026-11-22T01:00:00Z",
            null)));
  }

  private static JobPages.Row job(String name, String schedule, Pill status) {
    return new JobPages.Row(
        name,
        "What it is for, in one sentence",
        schedule,
        "one run makes up for all that were missed",
        "22 Nov 2026, 02:00",
        "23 Nov 2026, 02:00",
        status,
        "/admin/system/jobs/x/run");
  }
}
