package io.dotmac.sub.server.api.catalog.policy;

import io.dotmac.sub.core.catalog.engine.EngineSettingId;
import io.dotmac.sub.core.catalog.engine.SubscriptionEngineSetting;
import io.dotmac.sub.core.catalog.engine.SubscriptionEngines;
import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.http.CsvPages;
import io.dotmac.sub.server.http.ListParams;
import io.dotmac.sub.server.openapi.ListedBy;
import io.dotmac.sub.server.security.RequirePermission;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Defaults of subscription engines; a POST sets the value of its key, new or not. */
@Path("/subscription-engine-settings")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class EngineSettingResource {
  private final Database db;
  private final SubscriptionEngines engines;

  public EngineSettingResource(Database db, SubscriptionEngines engines) {
    this.db = db;
    this.engines = engines;
  }

  @GET
  @ListedBy(value = SubscriptionEngines.class, constant = "SETTINGS")
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("catalog:product:read")
  public Page<EngineSettingView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query -> db.read(
        caller, tx -> SubscriptionEngines.SETTINGS.fetch(tx, query).map(EngineSettingView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission("catalog:product:read")
  public EngineSettingView get(@Auth Caller caller, @PathParam("id") EngineSettingId id) {
    return db.read(caller, tx -> EngineSettingView.of(engines.requireSetting(tx, id)));
  }

  @POST
  @RequirePermission("catalog:product:write")
  public EngineSettingView put(@Auth Caller caller, PutEngineSetting body) {
    return db.inTx(
        caller, tx -> view(tx, engines.put(tx, body.engineId(), body.key(), body.value())));
  }

  /** Forgets the default. */
  @DELETE
  @Path("/{id}")
  @RequirePermission("catalog:product:write")
  public void remove(@Auth Caller caller, @PathParam("id") EngineSettingId id) {
    db.run(caller, tx -> engines.removeSetting(tx, id));
  }

  private static EngineSettingView view(Tx tx, SubscriptionEngineSetting row) {
    tx.flush();
    return EngineSettingView.of(row);
  }
}
