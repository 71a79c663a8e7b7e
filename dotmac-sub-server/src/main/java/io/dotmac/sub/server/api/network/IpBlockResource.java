package io.dotmac.sub.server.api.network;

import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.network.ip.IpBlock;
import io.dotmac.sub.core.network.ip.IpBlockId;
import io.dotmac.sub.core.network.ip.IpBlocks;
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
import jakarta.validation.Valid;
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

/** The networks that pools hand out. */
@Path("/ip-blocks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class IpBlockResource {
  private final Database db;
  private final IpBlocks blocks = new IpBlocks();

  public IpBlockResource(Database db) {
    this.db = db;
  }

  @GET
  @ListedBy(IpBlocks.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("network:ip:read")
  public Page<IpBlockView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(
        query -> db.read(caller, tx -> IpBlocks.LISTING.fetch(tx, query).map(IpBlockView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission("network:ip:read")
  public IpBlockView get(@Auth Caller caller, @PathParam("id") IpBlockId id) {
    return db.read(caller, tx -> IpBlockView.of(blocks.require(tx, id)));
  }

  @POST
  @RequirePermission("network:ip:write")
  public Response add(@Auth Caller caller, @Valid AddBlock body) {
    IpBlockView made = db.inTx(
        caller, tx -> view(tx, blocks.create(tx, body.poolId(), body.cidr(), body.notes())));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  @PATCH
  @Path("/{id}")
  @RequirePermission("network:ip:write")
  public IpBlockView update(
      @Auth Caller caller,
      @PathParam("id") IpBlockId id,
      @BeanParam IfMatch ifMatch,
      Fields<BlockChange> body) {
    return db.inTx(caller, tx -> update(tx, id, ifMatch, body));
  }

  /** Takes it out of use: logins to come are given nothing of it. */
  @DELETE
  @Path("/{id}")
  @RequirePermission("network:ip:write")
  public void remove(@Auth Caller caller, @PathParam("id") IpBlockId id) {
    db.run(
        caller,
        tx -> blocks.update(tx, id, false, blocks.require(tx, id).notes().orElse(null)));
  }

  private IpBlockView update(Tx tx, IpBlockId id, IfMatch ifMatch, Fields<BlockChange> body) {
    IpBlock found = blocks.require(tx, id);
    ifMatch.require(found.version());
    BlockChange change =
        body.over(new BlockChange(found.isActive(), found.notes().orElse(null)));
    return view(tx, blocks.update(tx, id, change.isActive(), change.notes()));
  }

  private static IpBlockView view(Tx tx, IpBlock row) {
    tx.flush();
    return IpBlockView.of(row);
  }
}
