package io.dotmac.sub.server.api.network;

import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.network.ip.IpHoldingId;
import io.dotmac.sub.core.network.ip.IpHoldings;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
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

/** Addresses and prefixes that services were given for good. */
@Path("/ip-assignments")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class IpAssignmentResource {
  private final Database db;
  private final HeldAddresses held = new HeldAddresses();

  public IpAssignmentResource(Database db) {
    this.db = db;
  }

  @GET
  @ListedBy(value = IpHoldings.class, constant = "ASSIGNMENTS")
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("network:ip:read")
  public Page<HeldAddressView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query ->
        db.read(caller, tx -> IpHoldings.ASSIGNMENTS.fetch(tx, query).map(HeldAddressView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission("network:ip:read")
  public HeldAddressView get(@Auth Caller caller, @PathParam("id") IpHoldingId id) {
    return db.read(caller, tx -> HeldAddressView.of(held.require(tx, id)));
  }

  /** Gives a service the address, or the next one of the pool. */
  @POST
  @RequirePermission("network:ip:write")
  public Response assign(@Auth Caller caller, @Valid AssignAddress body) {
    HeldAddressView made = db.inTx(caller, tx -> held.assign(tx, body));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  @PATCH
  @Path("/{id}")
  @RequirePermission("network:ip:write")
  public HeldAddressView note(
      @Auth Caller caller,
      @PathParam("id") IpHoldingId id,
      @BeanParam IfMatch ifMatch,
      Fields<NoteChange> body) {
    return db.inTx(caller, tx -> held.note(tx, held.require(tx, id), ifMatch, body));
  }

  /** The service has it no more from its next login on. */
  @DELETE
  @Path("/{id}")
  @RequirePermission("network:ip:write")
  public void take(@Auth Caller caller, @PathParam("id") IpHoldingId id) {
    db.run(caller, tx -> held.free(tx, held.require(tx, id)));
  }
}
