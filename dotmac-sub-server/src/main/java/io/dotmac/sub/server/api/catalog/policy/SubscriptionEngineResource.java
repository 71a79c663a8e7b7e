package io.dotmac.sub.server.api.catalog.policy;

import io.dotmac.sub.core.catalog.engine.EngineId;
import io.dotmac.sub.core.catalog.engine.EngineTerms;
import io.dotmac.sub.core.catalog.engine.SubscriptionEngine;
import io.dotmac.sub.core.catalog.engine.SubscriptionEngines;
import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.http.CsvPages;
import io.dotmac.sub.server.http.Fields;
import io.dotmac.sub.server.http.IfMatch;
import io.dotmac.sub.server.http.ListParams;
import io.dotmac.sub.server.openapi.ListedBy;
import io.dotmac.sub.server.security.RequirePermission;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Named defaults that offers refer to. */
@Path("/subscription-engines")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class SubscriptionEngineResource {
  private static final EngineTerms BLANK = new EngineTerms("", "", null);

  private final Database db;
  private final SubscriptionEngines engines;

  public SubscriptionEngineResource(Database db, SubscriptionEngines engines) {
    this.db = db;
    this.engines = engines;
  }

  @GET
  @ListedBy(SubscriptionEngines.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("catalog:product:read")
  public Page<SubscriptionEngineView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query -> db.read(
        caller,
        tx -> SubscriptionEngines.LISTING.fetch(tx, query).map(SubscriptionEngineView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission("catalog:product:read")
  public SubscriptionEngineView get(@Auth Caller caller, @PathParam("id") EngineId id) {
    return db.read(caller, tx -> SubscriptionEngineView.of(engines.require(tx, id)));
  }

  @POST
  @RequirePermission("catalog:product:write")
  public Response create(@Auth Caller caller, Fields<EngineTerms> body) {
    SubscriptionEngineView made =
        db.inTx(caller, tx -> view(tx, engines.create(tx, body.over(BLANK))));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  @PATCH
  @Path("/{id}")
  @RequirePermission("catalog:product:write")
  public SubscriptionEngineView update(
      @Auth Caller caller,
      @PathParam("id") EngineId id,
      @BeanParam IfMatch ifMatch,
      Fields<EngineTerms> body) {
    return db.inTx(caller, tx -> update(tx, id, ifMatch, body));
  }

  /** Takes it out of use; what refers to it keeps it. */
  @DELETE
  @Path("/{id}")
  @RequirePermission("catalog:product:write")
  public void remove(@Auth Caller caller, @PathParam("id") EngineId id) {
    db.run(caller, tx -> engines.deactivate(tx, id));
  }

  private SubscriptionEngineView update(
      Tx tx, EngineId id, IfMatch ifMatch, Fields<EngineTerms> body) {
    SubscriptionEngine found = engines.require(tx, id);
    ifMatch.require(found.version());
    return view(tx, engines.update(tx, id, body.over(found.terms())));
  }

  private static SubscriptionEngineView view(Tx tx, SubscriptionEngine row) {
    tx.flush();
    return SubscriptionEngineView.of(row);
  }
}
