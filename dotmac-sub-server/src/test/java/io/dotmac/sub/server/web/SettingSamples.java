package io.dotmac.sub.server.web;

import io.dotmac.sub.server.web.admin.setting.SettingPages;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Field;
import io.dotmac.sub.server.web.part.Sheets;
import java.util.List;

/** The page of settings, as a test of pages shows it. */
final class SettingSamples {
  private SettingSamples() {}

  static SettingPages.Page page() {
    Field due = Field.of("invoice_due_days", "Days from issue to due date", "366")
        .failed("invoice_due_days: expected a number from 0 to 365, found '366'");
    return new SettingPages.Page(
        List.of(
            new Sheets.Tab("/admin/system/settings/auth", "Signing in", false),
            new Sheets.Tab("/admin/system/settings/billing", "Billing", true)),
        "Billing",
        "/admin/system/settings/billing",
        true,
        Errors.of(List.of(due)),
        List.of(
            new SettingPages.Row(
                due,
                "billing.invoice_due_days",
                "0 to 365; 14 unless changed",
                "Changed by Amaka Okafor, 2 Nov 2026, 09:40",
                false,
                false,
                List.of()),
            new SettingPages.Row(
                Field.of("document_paper", "Paper of documents", "a4"),
                "billing.document_paper",
                "A4 unless changed",
                "",
                false,
                true,
                List.of(
                    new SettingPages.Option("a4", "A4", true),
                    new SettingPages.Option("letter", "Letter", false))),
            new SettingPages.Row(
                Field.of(
                    "document_seller", "Address on documents, a line each", "12 Marina\nLagos"),
                "billing.document_seller",
                "Empty unless changed",
                "",
                true,
                false,
                List.of())));
  }
}
