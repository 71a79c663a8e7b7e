package io.dotmac.sub.server.web.auth;

import io.dotmac.sub.core.tenant.Tenant;
import io.dotmac.sub.server.http.Exchange;
import io.dotmac.sub.server.security.CsrfFilter;
import io.dotmac.sub.server.web.Messages;
import io.dotmac.sub.server.web.Renderer;
import io.dotmac.sub.server.web.part.Person;
import io.dotmac.sub.server.web.part.PlainShell;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Shows pages outside a session, in the language of the tenant. */
record PlainPages(Renderer renderer) {
  private static final MediaType HTML = MediaType.TEXT_HTML_TYPE.withCharset("utf-8");

  /** The words of the tenant that was asked. */
  static Messages words(ContainerRequestContext request) {
    return Messages.of(Exchange.of(request).tenant().locale());
  }

  Response show(ContainerRequestContext request, int status, String template, Object page) {
    Tenant tenant = Exchange.of(request).tenant();
    Messages words = words(request);
    PlainShell shell = new PlainShell(
        words.locale().getLanguage(), Person.of(tenant.name(), ""), CsrfFilter.token(request));
    String html = renderer.render(template, words.locale(), shell, page);
    return Response.status(status).type(HTML).entity(html).build();
  }
}
