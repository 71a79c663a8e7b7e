package io.dotmac.sub.server.api.billing.dunning;

import io.dotmac.sub.billing.dunning.version.DunningPolicies;
import io.dotmac.sub.billing.dunning.version.DunningPolicyId;
import io.dotmac.sub.billing.dunning.version.PolicyDocument;
import io.dotmac.sub.billing.dunning.version.StoredPolicy;
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
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Dunning policies. A version is never changed: it is followed by the next one. */
@Path("/dunning-policies")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class DunningPolicyResource {
  private final Database db;

  public DunningPolicyResource(Database db) {
    this.db = db;
  }

  @GET
  @ListedBy(DunningPolicies.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("billing:dunning:read")
  public Page<DunningPolicyView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query ->
        db.read(caller, tx -> DunningPolicies.LISTING.fetch(tx, query).map(DunningPolicyView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission("billing:dunning:read")
  public DunningPolicyView get(@Auth Caller caller, @PathParam("id") DunningPolicyId id) {
    return db.read(caller, tx -> DunningPolicyView.of(DunningPolicies.require(tx, id)));
  }

  /** With its first version; new cases begin by it. */
  @POST
  @RequirePermission("billing:dunning:write")
  public Response create(@Auth Caller caller, CreateDunningPolicy body) {
    DunningPolicyView made = db.inTx(
        caller,
        tx -> view(
            tx,
            DunningPolicies.create(
                tx, body.name(), body.policySetId(), body.notes(), body.document())));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  /** New cases begin by another policy; open ones go on by it. */
  @DELETE
  @Path("/{id}")
  @RequirePermission("billing:dunning:write")
  public DunningPolicyView deactivate(@Auth Caller caller, @PathParam("id") DunningPolicyId id) {
    return db.inTx(caller, tx -> view(tx, DunningPolicies.deactivate(tx, id)));
  }

  /** All versions, the newest first. */
  @GET
  @Path("/{id}/versions")
  @RequirePermission("billing:dunning:read")
  public List<PolicyVersionView> versions(
      @Auth Caller caller, @PathParam("id") DunningPolicyId id) {
    return db.read(caller, tx -> {
      DunningPolicies.require(tx, id);
      return DunningPolicies.versions(tx, id).stream()
          .map(PolicyVersionView::of)
          .toList();
    });
  }

  /** The next version; new cases begin by it. */
  @POST
  @Path("/{id}/versions")
  @RequirePermission("billing:dunning:write")
  public Response publish(
      @Auth Caller caller, @PathParam("id") DunningPolicyId id, PolicyDocument body) {
    PolicyVersionView made =
        db.inTx(caller, tx -> PolicyVersionView.of(DunningPolicies.publish(tx, id, body)));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  private static DunningPolicyView view(Tx tx, StoredPolicy row) {
    tx.flush();
    return DunningPolicyView.of(row);
  }
}
