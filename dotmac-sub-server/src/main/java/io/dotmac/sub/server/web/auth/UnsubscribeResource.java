package io.dotmac.sub.server.web.auth;

import io.dotmac.sub.core.notify.choice.NotificationChoice;
import io.dotmac.sub.core.notify.choice.NotificationChoices;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.WireName;
import io.dotmac.sub.server.adapter.message.UnsubscribeLinks;
import io.dotmac.sub.server.adapter.message.UnsubscribeLinks.Leaving;
import io.dotmac.sub.server.http.Exchange;
import io.dotmac.sub.server.security.PublicRoute;
import io.dotmac.sub.server.web.Messages;
import io.dotmac.sub.server.web.Renderer;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;

/** Where the link of a mail leads whose reader wants no more of its kind. */
@Path("/auth/unsubscribe")
@Produces(MediaType.TEXT_HTML)
@Hidden
public final class UnsubscribeResource {
  private final Database db;
  private final UnsubscribeLinks links;
  private final PlainPages pages;

  public UnsubscribeResource(Database db, UnsubscribeLinks links, Renderer renderer) {
    this.db = db;
    this.links = links;
    this.pages = new PlainPages(renderer);
  }

  /**
   * Asks whether they mean it: programs follow links, too.
   *
   * @param token of the link; the form sends it back
   */
  public record Asked(String text, String token) {}

  @GET
  @PublicRoute
  public Response ask(
      @Context ContainerRequestContext request,
      @QueryParam("token") @DefaultValue("") String token) {
    Optional<Leaving> leaving = links.read(token);
    return leaving.isEmpty()
        ? told(request, 404, "unsubscribe.unknown")
        : pages.show(
            request,
            200,
            "auth/unsubscribe",
            new Asked(said(request, "unsubscribe.ask", leaving.get().choice()), token));
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @PublicRoute
  public Response leave(
      @Context ContainerRequestContext request,
      @FormParam("token") @DefaultValue("") String token) {
    Optional<Leaving> leaving = links.read(token);
    if (leaving.isEmpty()) {
      return told(request, 404, "unsubscribe.unknown");
    }
    db.run(
        Caller.system(Exchange.of(request).tenant().id(), "unsubscribe"),
        tx -> NotificationChoices.change(
            tx, leaving.get().subscriber(), List.of(leaving.get().choice())));
    return told(request, 200, "unsubscribe.done");
  }

  private static String said(
      ContainerRequestContext request, String key, NotificationChoice choice) {
    Messages words = PlainPages.words(request);
    return words.text(
        key,
        words.text("message_category." + WireName.of(choice.category())),
        words.text("message_channel." + WireName.of(choice.channel())));
  }

  private Response told(ContainerRequestContext request, int status, String key) {
    Messages words = PlainPages.words(request);
    PasswordPages.Told told = new PasswordPages.Told(
        words.text(key), words.text(key + "_text"), "/auth/login", words.text("login.back"));
    return pages.show(request, status, "auth/told", told);
  }
}
