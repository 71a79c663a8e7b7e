package io.dotmac.sub.server.web;

import io.dotmac.sub.server.web.SamplePages.Sample;
import io.dotmac.sub.server.web.auth.LoginPage;
import io.dotmac.sub.server.web.auth.MfaVerifyPage;
import io.dotmac.sub.server.web.auth.PasswordPages;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Link;
import io.dotmac.sub.server.web.part.PlainShell;
import io.dotmac.sub.server.web.part.Rows;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The pages for those who cannot sign in yet, as a test of pages shows them. */
final class PasswordSamples {
  private PasswordSamples() {}

  static Map<String, Sample> all(PlainShell shell) {
    Map<String, Sample> all = new TreeMap<>(SecuritySamples.all(shell));
    all.putAll(Map.of(
        "mfa-verify",
        new Sample("auth/mfa_verify", shell, verify()),
        "forgot-password",
        new Sample("auth/forgot", shell, new PasswordPages.Forgotten("", Errors.NONE)),
        "register",
        new Sample(
            "auth/register",
            shell,
            new PasswordPages.Register("SUB-000123", "", Errors.of("Enter both."))),
        "accept-invite",
        new Sample(
            "auth/new_password",
            shell,
            new PasswordPages.NewPassword(
                "Welcome",
                "Choose a password for your account at Lagoon Fibre.",
                "/auth/accept-invite",
                "Set the password",
                "ada",
                Errors.NONE)),
        "link-late",
        new Sample(
            "auth/told",
            shell,
            new PasswordPages.Told(
                "This link is not good any more",
                "It was used, replaced by a newer one, or is too old.",
                "/auth/forgot-password",
                "Ask for another link"))));
    return all;
  }

  private static MfaVerifyPage verify() {
    return new MfaVerifyPage(
        "/admin/",
        Errors.NONE,
        "A code is on its way to +234•••4567. It is good for ten minutes.",
        true,
        Rows.of(List.of(new MfaVerifyPage.Way("sms", "Send a code to +234•••4567"))));
  }

  static LoginPage login() {
    return new LoginPage(
        "Welcome to Lagoon Fibre.",
        "",
        "/admin/",
        Errors.NONE,
        true,
        "Your password is set.",
        Rows.of(List.of(new Link("/auth/sso/1", "Log in with Example"))),
        new Link("/auth/sso/1/logout", "Log out at Example as well"));
  }
}
