package io.dotmac.sub.server.api.provisioning;

import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.provisioning.technician.Technician;
import io.dotmac.sub.core.provisioning.technician.TechnicianId;
import io.dotmac.sub.core.provisioning.technician.TechnicianTerms;
import io.dotmac.sub.core.provisioning.technician.Technicians;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.http.CsvPages;
import io.dotmac.sub.server.http.Fields;
import io.dotmac.sub.server.http.IfMatch;
import io.dotmac.sub.server.http.ListParams;
import io.dotmac.sub.server.openapi.Answers;
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

/** Who goes to subscribers' places. */
@Path("/technicians")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class TechnicianResource {
  private static final TechnicianTerms BLANK = TechnicianTerms.named("");

  private final Database db;
  private final Technicians technicians = new Technicians();

  public TechnicianResource(Database db) {
    this.db = db;
  }

  @GET
  @ListedBy(Technicians.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("operations:technician:read")
  public Page<TechnicianView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query ->
        db.read(caller, tx -> Technicians.LISTING.fetch(tx, query).map(TechnicianView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission("operations:technician:read")
  public TechnicianView get(@Auth Caller caller, @PathParam("id") TechnicianId id) {
    return db.read(caller, tx -> TechnicianView.of(technicians.require(tx, id)));
  }

  @POST
  @RequirePermission("operations:technician:write")
  @Answers(TechnicianView.class)
  public Response create(@Auth Caller caller, Fields<TechnicianTerms> body) {
    TechnicianView made = db.inTx(caller, tx -> view(tx, technicians.create(tx, body.over(BLANK))));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  @PATCH
  @Path("/{id}")
  @RequirePermission("operations:technician:write")
  public TechnicianView update(
      @Auth Caller caller,
      @PathParam("id") TechnicianId id,
      @BeanParam IfMatch ifMatch,
      Fields<TechnicianTerms> body) {
    return db.inTx(caller, tx -> update(tx, id, ifMatch, body));
  }

  /** No new work; what is agreed stays. */
  @DELETE
  @Path("/{id}")
  @RequirePermission("operations:technician:write")
  public void remove(@Auth Caller caller, @PathParam("id") TechnicianId id) {
    db.run(caller, tx -> technicians.deactivate(tx, id));
  }

  private TechnicianView update(
      Tx tx, TechnicianId id, IfMatch ifMatch, Fields<TechnicianTerms> body) {
    Technician found = technicians.require(tx, id);
    ifMatch.require(found.version());
    return view(tx, technicians.update(tx, id, body.over(found.terms())));
  }

  private static TechnicianView view(Tx tx, Technician row) {
    tx.flush();
    return TechnicianView.of(row);
  }
}
