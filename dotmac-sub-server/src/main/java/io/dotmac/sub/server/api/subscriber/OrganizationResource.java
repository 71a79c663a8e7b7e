package io.dotmac.sub.server.api.subscriber;

import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.subscriber.Organization;
import io.dotmac.sub.core.subscriber.OrganizationDetails;
import io.dotmac.sub.core.subscriber.OrganizationId;
import io.dotmac.sub.core.subscriber.Organizations;
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

/** Companies that have subscribers. */
@Path("/organizations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class OrganizationResource {
  private static final OrganizationDetails BLANK = OrganizationDetails.named("");

  private final Database db;
  private final Organizations organizations;

  public OrganizationResource(Database db, Organizations organizations) {
    this.db = db;
    this.organizations = organizations;
  }

  @GET
  @ListedBy(Organizations.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("customer:read")
  public Page<OrganizationView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query ->
        db.read(caller, tx -> Organizations.LISTING.fetch(tx, query).map(OrganizationView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission("customer:read")
  public OrganizationView get(@Auth Caller caller, @PathParam("id") OrganizationId id) {
    return db.read(caller, tx -> OrganizationView.of(organizations.require(tx, id)));
  }

  @POST
  @RequirePermission("customer:create")
  public Response create(@Auth Caller caller, Fields<OrganizationDetails> body) {
    OrganizationView made =
        db.inTx(caller, tx -> view(tx, organizations.create(tx, body.over(BLANK))));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  @PATCH
  @Path("/{id}")
  @RequirePermission("customer:update")
  public OrganizationView update(
      @Auth Caller caller,
      @PathParam("id") OrganizationId id,
      @BeanParam IfMatch ifMatch,
      Fields<OrganizationDetails> body) {
    return db.inTx(caller, tx -> update(tx, id, ifMatch, body));
  }

  /** Takes it out of use; what refers to it keeps it. */
  @DELETE
  @Path("/{id}")
  @RequirePermission("customer:delete")
  public void remove(@Auth Caller caller, @PathParam("id") OrganizationId id) {
    db.run(caller, tx -> organizations.deactivate(tx, id));
  }

  private OrganizationView update(
      Tx tx, OrganizationId id, IfMatch ifMatch, Fields<OrganizationDetails> body) {
    Organization found = organizations.require(tx, id);
    ifMatch.require(found.version());
    return view(tx, organizations.update(tx, id, body.over(found.details())));
  }

  private static OrganizationView view(Tx tx, Organization row) {
    tx.flush();
    return OrganizationView.of(row);
  }
}
