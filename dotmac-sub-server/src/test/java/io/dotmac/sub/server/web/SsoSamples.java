package io.dotmac.sub.server.web;

import io.dotmac.sub.server.web.admin.sso.SsoPages;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Fact;
import io.dotmac.sub.server.web.part.Field;
import io.dotmac.sub.server.web.part.Pill;
import io.dotmac.sub.server.web.part.Rows;
import io.dotmac.sub.server.web.part.Sheets;
import io.dotmac.sub.server.web.part.Tone;
import java.util.List;

/** The pages about single sign-on, as a test of pages shows them. */
final class SsoSamples {
  private SsoSamples() {}

  static SsoPages.Providers list(List<Sheets.Tab> tabs) {
    return new SsoPages.Providers(
        "2 providers: who else may say who somebody is",
        tabs,
        Rows.of(List.of(
            new SsoPages.Row(
                "/admin/system/sso/1",
                "Lagoon accounts",
                "https://login.lagoon.example/realms/staff",
                "Staff",
                "Verified e-mail address",
                Pill.of(Tone.GOOD, "Active")),
            new SsoPages.Row(
                "/admin/system/sso/2",
                "City portal",
                "https://id.city.example",
                "Customer",
                "Subject",
                Pill.of(Tone.NEUTRAL, "Off")))),
        null);
  }

  static SsoPages.Form form() {
    return new SsoPages.Form(
        "Lagoon accounts",
        "Its button stands on the login page. Give it the address below.",
        "/admin/system/sso/1",
        "Save",
        Errors.of("https was expected: only hosts that the installation allows get http"),
        new Fact.Group(
            List.of(Fact.mono("Redirect address", "https://lagoon.example/auth/sso/callback"))),
        List.of(
            Field.of("name", "Name", "Lagoon accounts")
                .hint("As the button has it.")
                .focused(),
            Field.of("issuer", "Issuer", "http://login.lagoon.example/realms/staff"),
            Field.of("client_id", "Client id", "dotmac-sub")),
        "Empty: the one so far stays.",
        List.of(new SsoPages.Pick(
            "realm",
            "Lets in",
            List.of(
                new SsoPages.Option("staff", "Staff", true),
                new SsoPages.Option("customer", "Customer", false)))),
        List.of(
            new SsoPages.Tick("links_known", "Users who have a password may come this way", true),
            new SsoPages.Tick("is_active", "On the login page", true)),
        true);
  }
}
