package io.dotmac.sub.server.web.admin.form;

import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Field;
import java.util.List;

/** Models of the page that sells a service, all invented. */
public final class NewServiceSamples {
  private NewServiceSamples() {}

  /** After a login was typed that somebody else has. */
  public static Object refused() {
    return new NewService.Page(
        "Tunde Bakare",
        "/admin/subscribers/1/services",
        Errors.of("another credential has the user name 'tbakare4417@lagoon'"),
        List.of(
            new NewService.Offer("1", "Fibre 100 Home · ₦24,000.00", false),
            new NewService.Offer("2", "Fibre 500 · ₦45,000.00 · with installation", true)),
        List.of(
            Field.of("login", "Login", "tbakare4417@lagoon").hint("The router signs in with it."),
            Field.of("password", "Password of the login", "9f2c41d07ab3").hint("Stored sealed.")));
  }
}
