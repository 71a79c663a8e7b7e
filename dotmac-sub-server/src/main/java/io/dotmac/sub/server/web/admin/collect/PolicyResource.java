package io.dotmac.sub.server.web.admin.collect;

import io.dotmac.sub.billing.dunning.version.DunningPolicies;
import io.dotmac.sub.billing.dunning.version.DunningPolicyId;
import io.dotmac.sub.billing.dunning.version.PolicyVersion;
import io.dotmac.sub.core.catalog.policy.PolicySetId;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.security.RequirePermission;
import io.dotmac.sub.server.web.Portal;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.admin.AdminFrame;
import io.dotmac.sub.server.web.part.Errors;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Function;

/** Dunning policies: written down, followed by their next version, switched off. */
@Path("/admin/billing/dunning/policies")
@Produces(MediaType.TEXT_HTML)
@Hidden
public final class PolicyResource {
  private static final String ONE = "admin/dunning_policy";
  private static final String NEW = "admin/dunning_policy_new";

  private final Portal portal;
  private final Database db;

  public PolicyResource(Portal portal, Database db) {
    this.portal = portal;
    this.db = db;
  }

  @GET
  @RequirePermission(value = "billing:dunning:read", realms = Realm.STAFF)
  public Response list(@Auth Caller caller, @Context ContainerRequestContext request) {
    return portal.show(
        request, caller, AdminFrame.DUNNING, "admin/dunning_policies", PolicyPage::list);
  }

  @GET
  @Path("/new")
  @RequirePermission(value = "billing:dunning:write", realms = Realm.STAFF)
  public Response form(@Auth Caller caller, @Context ContainerRequestContext request) {
    return portal.show(
        request,
        caller,
        AdminFrame.DUNNING,
        NEW,
        visit -> PolicyPage.fresh(visit, null, Errors.NONE));
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequirePermission(value = "billing:dunning:write", realms = Realm.STAFF)
  public Response create(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      MultivaluedMap<String, String> sent) {
    PolicyForm form = PolicyForm.of(sent);
    try {
      DunningPolicyId id = db.inTx(caller, tx -> create(tx, form));
      return Portal.done(PolicyPage.PATH + "/" + id, "policy");
    } catch (ProblemException e) {
      Errors problem = Errors.of(String.valueOf(e.getMessage()));
      return again(caller, request, NEW, visit -> PolicyPage.fresh(visit, form, problem));
    }
  }

  @GET
  @Path("/{id}")
  @RequirePermission(value = "billing:dunning:read", realms = Realm.STAFF)
  public Response one(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      @PathParam("id") DunningPolicyId id) {
    return portal.show(
        request,
        caller,
        AdminFrame.DUNNING,
        ONE,
        visit -> PolicyPage.one(visit, id, null, Errors.NONE));
  }

  /** The next version; the ones before it stay as they are. */
  @POST
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequirePermission(value = "billing:dunning:write", realms = Realm.STAFF)
  public Response publish(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      @PathParam("id") DunningPolicyId id,
      MultivaluedMap<String, String> sent) {
    PolicyForm form = PolicyForm.of(sent);
    try {
      db.run(caller, tx -> publish(tx, id, form));
      return Portal.done(PolicyPage.PATH + "/" + id, "policy");
    } catch (ProblemException e) {
      Errors problem = Errors.of(String.valueOf(e.getMessage()));
      return again(caller, request, ONE, visit -> PolicyPage.one(visit, id, form, problem));
    }
  }

  private Response again(
      Caller caller, ContainerRequestContext request, String form, Function<Visit, Object> page) {
    return portal.refuse(request, caller, AdminFrame.DUNNING, form, page);
  }

  @POST
  @Path("/{id}/close")
  @RequirePermission(value = "billing:dunning:write", realms = Realm.STAFF)
  public Response close(@Auth Caller caller, @PathParam("id") DunningPolicyId id) {
    db.run(caller, tx -> DunningPolicies.deactivate(tx, id));
    return Portal.done(PolicyPage.PATH + "/" + id, "policy");
  }

  private static DunningPolicyId create(Tx tx, PolicyForm form) {
    String set = form.text("set");
    return DunningPolicies.create(
            tx,
            form.text("name"),
            set.isEmpty() ? null : PolicySetId.parse(set),
            null,
            form.document(null))
        .id();
  }

  private static void publish(Tx tx, DunningPolicyId id, PolicyForm form) {
    DunningPolicies.require(tx, id);
    List<PolicyVersion> versions = DunningPolicies.versions(tx, id);
    DunningPolicies.publish(tx, id, form.document(versions.get(0).document()));
  }
}
