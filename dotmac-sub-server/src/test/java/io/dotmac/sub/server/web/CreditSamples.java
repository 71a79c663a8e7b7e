package io.dotmac.sub.server.web;

import io.dotmac.sub.server.web.admin.credit.CreditPages;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Fact;
import io.dotmac.sub.server.web.part.Field;
import io.dotmac.sub.server.web.part.Pager;
import io.dotmac.sub.server.web.part.Pill;
import io.dotmac.sub.server.web.part.Rows;
import io.dotmac.sub.server.web.part.Tone;
import java.util.List;

/** The pages of credit notes, filled. */
final class CreditSamples {
  private static final String MONEY = "₦25,800.00";

  private CreditSamples() {}

  static CreditPages.Notes list() {
    return new CreditPages.Notes(
        "1 in all, the newest first",
        Samples.filters("/admin/billing/credit-notes", false),
        List.of(new CreditPages.Row(
            "/admin/billing/credit-notes/1",
            "CR-000017",
            "Tunde Bakare",
            "ACC-004417",
            "Outage of 12 November",
            "14 Nov 2026",
            held(),
            MONEY,
            MONEY)),
        new Pager("1 to 1 of 1", null, null),
        null);
  }

  static CreditPages.Note note() {
    CreditPages.Part part = new CreditPages.Part(
        "1", "/admin/billing/invoices/1", "INV-003640", "Due 15 Nov 2026", MONEY, "25800.00");
    return new CreditPages.Note(
        "CR-000017",
        held(),
        "Tunde Bakare, ₦51,600.00",
        "/admin/billing/credit-notes/1",
        Errors.of("expected more than 0 and at most NGN 25800.00, found NGN 0.00"),
        true,
        true,
        MONEY,
        new Fact.Group(List.of(Fact.of("Reason", "Outage of 12 November"))),
        Rows.of(List.of(new CreditPages.Line("Outage of 12 November", "1", MONEY, "₦1,935.00"))),
        Rows.of(List.of(part)),
        Rows.of(List.of(new CreditPages.Part(
            "2", "/admin/billing/invoices/2", "INV-003641", "Due 15 Dec 2026", MONEY, "25800"))));
  }

  static CreditPages.NewNote form() {
    return new CreditPages.NewNote(
        Errors.NONE,
        "key",
        true,
        List.of(Field.of("account", "Account number", "").focused()));
  }

  private static Pill held() {
    return Pill.of(Tone.WARN, "On hold");
  }
}
