package io.dotmac.sub.server.web;

import io.dotmac.sub.server.security.QrCode;
import io.dotmac.sub.server.web.SamplePages.Sample;
import io.dotmac.sub.server.web.auth.SecurityPages;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Link;
import io.dotmac.sub.server.web.part.PlainShell;
import io.dotmac.sub.server.web.part.Rows;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** The pages about one's own account, as a test of pages shows them. */
final class SecuritySamples {
  private static final String SECRET = "JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP";

  private SecuritySamples() {}

  static Map<String, Sample> all(PlainShell shell) {
    return Map.of(
        "portal-acting",
        new Sample(
            "portal/account",
            SamplePages.portalShell("You see the portal as Tunde Bakare does."),
            CustomerSamples.account()),
        "security",
        new Sample("auth/security", shell, security()),
        "mfa-address",
        new Sample(
            "auth/mfa_address",
            shell,
            new SecurityPages.Proof(
                "Set up SMS",
                "Each login then needs a code that is sent to this number.",
                "/auth/mfa-address",
                "Send a code",
                Errors.NONE,
                "ada",
                true,
                true,
                "sms",
                new SecurityPages.Address("Number, with its country", "tel", "tel", ""))),
        "mfa-setup",
        new Sample("auth/mfa_setup", shell, app(true, false, null, List.of())),
        "mfa-setup-scan",
        new Sample("auth/mfa_setup", shell, app(false, true, qr(), List.of())),
        "mfa-setup-codes",
        new Sample(
            "auth/mfa_setup",
            shell,
            app(false, false, null, List.of("JBSW-Y3DP-EHPK-3PXP", "MFRG-GZDF-MZTW-Q2LK"))));
  }

  private static SecurityPages.Security security() {
    return new SecurityPages.Security(
        "All other logins are ended.",
        "ada",
        Errors.NONE,
        "Set up",
        true,
        List.of(
            new SecurityPages.Session(
                "Firefox, Linux", "203.0.113.7", "2 Nov 2026, 09:40", true, null),
            new SecurityPages.Session(
                "Chrome, Android",
                "2001:db8:1f0a:77::4012",
                "1 Nov 2026, 21:03",
                false,
                "/auth/security/sessions/1/end")),
        true,
        true,
        Rows.of(List.of(
            new SecurityPages.Method(
                "Authenticator app",
                "Phone",
                "2 Nov 2026, 09:40",
                "/auth/security/methods/1",
                null),
            new SecurityPages.Method(
                "SMS",
                "+234•••4567",
                "Never",
                "/auth/security/methods/2",
                "/auth/security/methods/2/code"))),
        List.of(
            new Link("/auth/mfa-setup", "Set up app"),
            new Link("/auth/mfa-address?type=email", "Set up e-mail")));
  }

  private static SecurityPages.App app(
      boolean asking,
      boolean confirming,
      @org.jspecify.annotations.Nullable String qr,
      List<String> codes) {
    return new SecurityPages.App(
        "An app on your phone shows a code that each login then asks for.",
        "ada",
        Errors.NONE,
        asking,
        asking,
        asking,
        confirming,
        qr,
        SECRET,
        Rows.of(codes));
  }

  private static String qr() {
    String svg = QrCode.svg("otpauth://totp/Lagoon:ada?secret=" + SECRET.replace(" ", ""));
    return "data:image/svg+xml;base64,"
        + Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8));
  }
}
