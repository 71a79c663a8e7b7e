package io.dotmac.sub.server.web.portal;

import io.dotmac.sub.core.notify.choice.NotificationChoices;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.core.tx.Scope;
import io.dotmac.sub.server.security.SignedIn;
import io.dotmac.sub.server.web.Portal;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** A customer chooses what they are told. */
@Path("/portal/messages")
@Produces(MediaType.TEXT_HTML)
@Hidden
public final class ChoicePageResource {
  private final Portal portal;
  private final Database db;

  public ChoicePageResource(Portal portal, Database db) {
    this.portal = portal;
    this.db = db;
  }

  @GET
  @SignedIn(realms = Realm.CUSTOMER)
  public Response show(@Auth Caller caller, @Context ContainerRequestContext request) {
    UUID subscriber = own(caller);
    return portal.show(
        request,
        caller,
        PortalFrame.ACCOUNT,
        "portal/messages",
        visit -> ChoicePage.of(visit, subscriber));
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @SignedIn(realms = Realm.CUSTOMER)
  public Response choose(@Auth Caller caller, MultivaluedMap<String, String> sent) {
    SubscriberId subscriber = new SubscriberId(own(caller));
    List<String> wanted = Objects.requireNonNullElse(sent.get("wanted"), List.of());
    db.run(caller, tx -> NotificationChoices.change(tx, subscriber, ChoicePage.chosen(wanted)));
    return Portal.done("/portal/messages", "choices");
  }

  private static UUID own(Caller caller) {
    if (caller.scope() instanceof Scope.Own own) {
      return own.subscriber();
    }
    throw Problem.forbidden("this page is for customers");
  }
}
