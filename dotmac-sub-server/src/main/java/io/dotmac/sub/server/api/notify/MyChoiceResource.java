package io.dotmac.sub.server.api.notify;

import io.dotmac.sub.core.notify.choice.NotificationChoices;
import io.dotmac.sub.core.notify.choice.PushToken;
import io.dotmac.sub.core.notify.choice.PushTokenId;
import io.dotmac.sub.core.notify.choice.PushTokens;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.core.tx.Scope;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.http.RoutingFilter;
import io.dotmac.sub.server.openapi.Answers;
import io.dotmac.sub.server.security.SignedIn;
import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** What the customer who calls wants to be told, and on which apps. */
@Path(RoutingFilter.PREFIX + "auth/me")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class MyChoiceResource {
  private final Database db;

  public MyChoiceResource(Database db) {
    this.db = db;
  }

  @GET
  @Path("/notification-choices")
  @Consumes(MediaType.WILDCARD)
  @SignedIn(realms = Realm.CUSTOMER)
  public ChoicesView choices(@Auth Caller caller) {
    return db.read(caller, tx -> ChoicesView.of(NotificationChoices.of(tx, own(tx))));
  }

  @PUT
  @Path("/notification-choices")
  @SignedIn(realms = Realm.CUSTOMER)
  public ChoicesView change(@Auth Caller caller, @Valid @NotNull ChangeChoices body) {
    return db.inTx(
        caller, tx -> ChoicesView.of(NotificationChoices.change(tx, own(tx), body.choices())));
  }

  @GET
  @Path("/push-tokens")
  @Consumes(MediaType.WILDCARD)
  @SignedIn(realms = Realm.CUSTOMER)
  public List<PushTokenView> tokens(@Auth Caller caller) {
    return db.read(
        caller, tx -> PushTokens.of(tx, own(tx)).stream().map(PushTokenView::of).toList());
  }

  /** An app that was registered before belongs to whoever registers it last. */
  @POST
  @Path("/push-tokens")
  @SignedIn(realms = Realm.CUSTOMER)
  @Answers(PushTokenView.class)
  public Response register(@Auth Caller caller, @Valid @NotNull RegisterPushToken body) {
    PushTokenView made = db.inTx(caller, tx -> {
      PushToken token =
          PushTokens.register(tx, own(tx), body.platform(), body.token(), body.device());
      tx.flush();
      return PushTokenView.of(token);
    });
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  @DELETE
  @Path("/push-tokens/{id}")
  @Consumes(MediaType.WILDCARD)
  @SignedIn(realms = Realm.CUSTOMER)
  public void remove(@Auth Caller caller, @PathParam("id") PushTokenId id) {
    db.run(caller, tx -> PushTokens.remove(tx, id));
  }

  private static SubscriberId own(Tx tx) {
    if (tx.scope() instanceof Scope.Own own) {
      return new SubscriberId(own.subscriber());
    }
    throw Problem.forbidden("only customers have choices of their own");
  }
}
