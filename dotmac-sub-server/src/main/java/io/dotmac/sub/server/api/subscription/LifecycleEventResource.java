package io.dotmac.sub.server.api.subscription;

import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.subscription.LifecycleEventId;
import io.dotmac.sub.core.subscription.Subscriptions;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.server.http.CsvPages;
import io.dotmac.sub.server.http.ListParams;
import io.dotmac.sub.server.openapi.ListedBy;
import io.dotmac.sub.server.security.RequirePermission;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The history of services: written by their verbs, read here, never changed. */
@Path("/subscription-lifecycle-events")
@Produces(MediaType.APPLICATION_JSON)
public final class LifecycleEventResource {
  private final Database db;

  public LifecycleEventResource(Database db) {
    this.db = db;
  }

  @GET
  @ListedBy(value = Subscriptions.class, constant = "HISTORY")
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission(
      value = "subscription:read",
      realms = {Realm.STAFF, Realm.SERVICE, Realm.CUSTOMER, Realm.RESELLER})
  public Page<LifecycleEventView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query ->
        db.read(caller, tx -> Subscriptions.HISTORY.fetch(tx, query).map(LifecycleEventView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission(
      value = "subscription:read",
      realms = {Realm.STAFF, Realm.SERVICE, Realm.CUSTOMER, Realm.RESELLER})
  public LifecycleEventView get(@Auth Caller caller, @PathParam("id") LifecycleEventId id) {
    return db.read(caller, tx -> LifecycleEventView.of(Subscriptions.HISTORY.require(tx, id)));
  }
}
