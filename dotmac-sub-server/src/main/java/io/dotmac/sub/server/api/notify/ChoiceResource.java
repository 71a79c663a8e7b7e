package io.dotmac.sub.server.api.notify;

import io.dotmac.sub.core.notify.choice.NotificationChoices;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.server.security.RequirePermission;
import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What a subscriber wants to be told. */
@Path("/subscribers/{subscriber}/notification-choices")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ChoiceResource {
  private final Database db;

  public ChoiceResource(Database db) {
    this.db = db;
  }

  @GET
  @RequirePermission(
      value = "customer:read",
      realms = {Realm.STAFF, Realm.SERVICE, Realm.CUSTOMER, Realm.RESELLER})
  public ChoicesView get(@Auth Caller caller, @PathParam("subscriber") SubscriberId subscriber) {
    return db.read(caller, tx -> ChoicesView.of(NotificationChoices.of(tx, subscriber)));
  }

  @PUT
  @RequirePermission("customer:update")
  public ChoicesView change(
      @Auth Caller caller,
      @PathParam("subscriber") SubscriberId subscriber,
      @Valid @NotNull ChangeChoices body) {
    return db.inTx(
        caller, tx -> ChoicesView.of(NotificationChoices.change(tx, subscriber, body.choices())));
  }
}
