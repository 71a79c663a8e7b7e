package io.dotmac.sub.server.api.subscriber;

import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.subscriber.Reseller;
import io.dotmac.sub.core.subscriber.ResellerDetails;
import io.dotmac.sub.core.subscriber.ResellerId;
import io.dotmac.sub.core.subscriber.Resellers;
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

/** Partners with subscribers of their own. */
@Path("/resellers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ResellerResource {
  private static final ResellerDetails BLANK = new ResellerDetails("", null, null, null, null);

  private final Database db;
  private final Resellers resellers;

  public ResellerResource(Database db, Resellers resellers) {
    this.db = db;
    this.resellers = resellers;
  }

  @GET
  @ListedBy(Resellers.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("reseller:read")
  public Page<ResellerView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(
        query -> db.read(caller, tx -> Resellers.LISTING.fetch(tx, query).map(ResellerView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission("reseller:read")
  public ResellerView get(@Auth Caller caller, @PathParam("id") ResellerId id) {
    return db.read(caller, tx -> ResellerView.of(resellers.require(tx, id)));
  }

  @POST
  @RequirePermission("reseller:write")
  public Response create(@Auth Caller caller, Fields<ResellerDetails> body) {
    ResellerView made = db.inTx(caller, tx -> view(tx, resellers.create(tx, body.over(BLANK))));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  @PATCH
  @Path("/{id}")
  @RequirePermission("reseller:write")
  public ResellerView update(
      @Auth Caller caller,
      @PathParam("id") ResellerId id,
      @BeanParam IfMatch ifMatch,
      Fields<ResellerDetails> body) {
    return db.inTx(caller, tx -> update(tx, id, ifMatch, body));
  }

  /** Takes it out of use; what refers to it keeps it. */
  @DELETE
  @Path("/{id}")
  @RequirePermission("reseller:write")
  public void remove(@Auth Caller caller, @PathParam("id") ResellerId id) {
    db.run(caller, tx -> resellers.deactivate(tx, id));
  }

  private ResellerView update(Tx tx, ResellerId id, IfMatch ifMatch, Fields<ResellerDetails> body) {
    Reseller found = resellers.require(tx, id);
    ifMatch.require(found.version());
    return view(tx, resellers.update(tx, id, body.over(found.details())));
  }

  private static ResellerView view(Tx tx, Reseller row) {
    tx.flush();
    return ResellerView.of(row);
  }
}
