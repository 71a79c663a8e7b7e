package io.dotmac.sub.server.api.notify;

import io.dotmac.sub.core.notify.NotifySetup;
import io.dotmac.sub.core.notify.choice.NotificationChoices;
import io.dotmac.sub.core.notify.queue.DeliveryReports;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.server.adapter.message.TwilioReports;
import io.dotmac.sub.server.adapter.message.UnsubscribeLinks;
import io.dotmac.sub.server.http.Exchange;
import io.dotmac.sub.server.http.HttpProblem;
import io.dotmac.sub.server.security.PublicRoute;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What comes back about messages: reports of providers, and people who want no more. Anybody can
 * call it: what counts is the signature.
 */
@Path("/")
@Hidden
public final class MessageReportResource {
  private final Database db;
  private final NotifySetup setup;
  private final Optional<TwilioReports> twilio;
  private final UnsubscribeLinks links;

  public MessageReportResource(
      Database db, NotifySetup setup, Optional<TwilioReports> twilio, UnsubscribeLinks links) {
    this.db = db;
    this.setup = setup;
    this.twilio = twilio;
    this.links = links;
  }

  /** What Twilio says became of an SMS. */
  @POST
  @Path("webhooks/messages/twilio")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(MediaType.APPLICATION_JSON)
  @PublicRoute
  public Response twilio(
      @Context ContainerRequestContext request,
      @Nullable @HeaderParam("X-Twilio-Signature") String signature,
      MultivaluedMap<String, String> sent) {
    Caller caller = Caller.system(Exchange.of(request).tenant().id(), "twilio");
    Map<String, String> fields = new TreeMap<>();
    sent.forEach((name, values) -> fields.put(name, values.get(0)));
    requireGenuine(caller, fields, signature);
    TwilioReports.report(fields)
        .ifPresent(report -> db.run(caller, tx -> DeliveryReports.add(tx, report)));
    return Response.noContent().build();
  }

  private void requireGenuine(
      Caller caller, Map<String, String> fields, @Nullable String signature) {
    String url = db.inTx(caller, setup::url) + TwilioReports.PATH;
    boolean genuine = signature != null
        && twilio.filter(reports -> reports.isGenuine(url, fields, signature)).isPresent();
    if (!genuine) {
      throw HttpProblem.of(400, "webhook_signature", "this report is not from the provider");
    }
  }

  /** RFC 8058: who reads mail asked for no more with one click. */
  @POST
  @Path("messages/unsubscribe")
  @Consumes(MediaType.WILDCARD)
  @Produces(MediaType.APPLICATION_JSON)
  @PublicRoute
  public Response leave(
      @Context ContainerRequestContext request, @Nullable @QueryParam("token") String token) {
    UnsubscribeLinks.Leaving leaving = links
        .read(String.valueOf(token))
        .orElseThrow(() -> HttpProblem.of(404, "link", "this link is not one of ours"));
    db.run(
        Caller.system(Exchange.of(request).tenant().id(), "unsubscribe"),
        tx -> NotificationChoices.change(tx, leaving.subscriber(), List.of(leaving.choice())));
    return Response.noContent().build();
  }

  /** Who follows the link comes to a page that asks whether they mean it. */
  @GET
  @Path("messages/unsubscribe")
  @PublicRoute
  public Response ask(@Nullable @QueryParam("token") String token) {
    String sent = URLEncoder.encode(String.valueOf(token), StandardCharsets.UTF_8);
    return Response.seeOther(URI.create("/auth/unsubscribe?token=" + sent)).build();
  }
}
