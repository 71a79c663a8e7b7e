package io.dotmac.sub.server.api.network;

import io.dotmac.sub.core.listing.ListQuery;
import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.network.ip.IpNetwork;
import io.dotmac.sub.core.network.ip.IpPool;
import io.dotmac.sub.core.network.ip.IpPoolId;
import io.dotmac.sub.core.network.ip.IpPoolTerms;
import io.dotmac.sub.core.network.ip.IpPools;
import io.dotmac.sub.core.network.ip.PoolUse;
import io.dotmac.sub.core.problem.Problem;
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
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Pools that logins are given addresses and prefixes from. */
@Path("/ip-pools")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class IpPoolResource {
  private static final IpPoolTerms BLANK = IpPoolTerms.of("", "");

  private final Database db;
  private final IpPools pools = new IpPools();

  public IpPoolResource(Database db) {
    this.db = db;
  }

  @GET
  @ListedBy(IpPools.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("network:ip:read")
  public Page<IpPoolView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query -> db.read(caller, tx -> list(tx, query)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission("network:ip:read")
  public IpPoolView get(@Auth Caller caller, @PathParam("id") IpPoolId id) {
    return db.read(caller, tx -> view(tx, pools.require(tx, id)));
  }

  /** The next address or prefix that nobody holds; a conflict if there is none. */
  @GET
  @Path("/{id}/next-free")
  @RequirePermission("network:ip:read")
  public NextFreeView nextFree(@Auth Caller caller, @PathParam("id") IpPoolId id) {
    return db.read(caller, tx -> new NextFreeView(next(tx, id).toString()));
  }

  @POST
  @RequirePermission("network:ip:write")
  public Response create(@Auth Caller caller, Fields<IpPoolTerms> body) {
    IpPoolView made = db.inTx(caller, tx -> view(tx, pools.create(tx, body.over(BLANK))));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  @PATCH
  @Path("/{id}")
  @RequirePermission("network:ip:write")
  public IpPoolView update(
      @Auth Caller caller,
      @PathParam("id") IpPoolId id,
      @BeanParam IfMatch ifMatch,
      Fields<IpPoolTerms> body) {
    return db.inTx(caller, tx -> update(tx, id, ifMatch, body));
  }

  /** Takes it out of use with its blocks; sessions keep what they have to their end. */
  @DELETE
  @Path("/{id}")
  @RequirePermission("network:ip:write")
  public void remove(@Auth Caller caller, @PathParam("id") IpPoolId id) {
    db.run(caller, tx -> pools.deactivate(tx, id));
  }

  private static Page<IpPoolView> list(Tx tx, ListQuery query) {
    Page<IpPool> page = IpPools.LISTING.fetch(tx, query);
    Map<UUID, PoolUse> uses =
        PoolUse.of(tx, page.items().stream().map(pool -> pool.id().value()).toList());
    return page.map(
        pool -> IpPoolView.of(pool, Objects.requireNonNull(uses.get(pool.id().value()))));
  }

  private IpNetwork next(Tx tx, IpPoolId id) {
    return pools
        .nextFree(tx, id)
        .orElseThrow(() -> Problem.conflict("full", "nothing of the pool is free"));
  }

  private IpPoolView update(Tx tx, IpPoolId id, IfMatch ifMatch, Fields<IpPoolTerms> body) {
    IpPool found = pools.require(tx, id);
    ifMatch.require(found.version());
    return view(tx, pools.update(tx, id, body.over(found.terms())));
  }

  private static IpPoolView view(Tx tx, IpPool row) {
    tx.flush();
    return IpPoolView.of(row, PoolUse.of(tx, row.id()));
  }
}
