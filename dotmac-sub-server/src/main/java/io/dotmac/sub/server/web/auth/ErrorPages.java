package io.dotmac.sub.server.web.auth;

import io.dotmac.sub.core.tenant.Tenant;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.server.http.Exchange;
import io.dotmac.sub.server.http.ProblemBody;
import io.dotmac.sub.server.web.Messages;
import io.dotmac.sub.server.web.Renderer;
import io.dotmac.sub.server.web.part.Link;
import io.dotmac.sub.server.web.part.Person;
import io.dotmac.sub.server.web.part.PlainShell;
import java.util.Locale;
import java.util.Optional;

/** Errors as pages: what happened in plain words, what was found, and the number for support. */
public final class ErrorPages implements io.dotmac.sub.server.http.ErrorPage {
  private final Renderer renderer;

  public ErrorPages(Renderer renderer) {
    this.renderer = renderer;
  }

  @Override
  public String html(ProblemBody problem, Optional<Exchange> exchange) {
    Optional<Tenant> tenant = exchange.flatMap(Exchange::tenantIfAny);
    Messages words = Messages.of(tenant.map(Tenant::locale).orElse(Locale.ENGLISH));
    String key = "error." + problem.status();
    String title = words.has(key) ? words.text(key) : words.text("error.400");
    return renderer.render(
        "auth/error",
        words.locale(),
        new PlainShell(
            words.locale().getLanguage(), Person.of(tenant.map(Tenant::name).orElse(""), ""), ""),
        new ErrorPage(
            Integer.toString(problem.status()),
            title,
            text(words, problem),
            problem.requestId() == null ? "" : problem.requestId(),
            tenant.isEmpty() ? null : new Link(home(exchange), words.text("action.back_home"))));
  }

  private static String text(Messages words, ProblemBody problem) {
    return switch (problem.status()) {
      case 404 -> words.text("error.404_text");
      case 500 -> words.text("error.500_text");
      default -> problem.detail();
    };
  }

  private static String home(Optional<Exchange> exchange) {
    Optional<Caller> caller = exchange.flatMap(Exchange::caller);
    return caller.map(c -> LoginResource.home(c.realm())).orElse("/");
  }
}
