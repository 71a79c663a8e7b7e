package io.dotmac.sub.server.api.network;

import io.dotmac.sub.core.listing.ListQuery;
import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.network.ip.IpPoolId;
import io.dotmac.sub.core.network.ip.IpPools;
import io.dotmac.sub.core.network.ip.forecast.PoolDays;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
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

/** How full pools were, and when they will be full. */
@Path("/ip-pools")
@Produces(MediaType.APPLICATION_JSON)
public final class PoolForecastResource {
  private final Database db;
  private final IpPools pools = new IpPools();

  public PoolForecastResource(Database db) {
    this.db = db;
  }

  /** When it will be full, by straight lines through the last 30 and the last 90 days. */
  @GET
  @Path("/{pool}/forecast")
  @RequirePermission("network:ip:read")
  public PoolForecastView forecast(@Auth Caller caller, @PathParam("pool") IpPoolId pool) {
    return db.read(caller, tx -> forecast(tx, pool));
  }

  /** How much of it was held day by day, the newest first. */
  @GET
  @Path("/{pool}/days")
  @ListedBy(value = PoolDays.class, without = "pool_id")
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("network:ip:read")
  public Page<PoolDayView> days(
      @Auth Caller caller, @PathParam("pool") IpPoolId pool, @BeanParam ListParams params) {
    return params.page(query -> db.read(caller, tx -> days(tx, pool, query)));
  }

  private PoolForecastView forecast(Tx tx, IpPoolId pool) {
    IpPoolId id = pools.require(tx, pool).id();
    return PoolForecastView.of(id, PoolDays.forecast(tx, id));
  }

  private Page<PoolDayView> days(Tx tx, IpPoolId pool, ListQuery query) {
    return PoolDays.LISTING
        .only("pool_id", pools.require(tx, pool).id().toString())
        .fetch(tx, query)
        .map(PoolDayView::of);
  }
}
