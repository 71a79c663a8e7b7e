package io.dotmac.sub.server.web.admin.network;

import io.dotmac.sub.core.access.sync.RadiusSyncJobId;
import io.dotmac.sub.core.access.sync.RadiusSyncJobs;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.secret.SecretBox;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.server.adapter.freeradius.FreeRadiusSync;
import io.dotmac.sub.server.security.RequirePermission;
import io.dotmac.sub.server.web.Portal;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.admin.AdminFrame;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
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
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The pages about FreeRADIUS servers that are kept in step. */
@Path("/admin/network/freeradius")
@Produces(MediaType.TEXT_HTML)
@Hidden
public final class SyncResource {
  private static final String LIST = "admin/network";
  private static final String JOB = "admin/sync_job";
  private static final String FORM = "admin/sync_job_new";

  private final Portal portal;
  private final Database db;
  private final RadiusSyncJobs jobs;
  private final FreeRadiusSync sync;

  public SyncResource(Portal portal, Database db, SecretBox secrets) {
    this.portal = portal;
    this.db = db;
    this.jobs = new RadiusSyncJobs(secrets);
    this.sync = new FreeRadiusSync(db, secrets);
  }

  @GET
  @RequirePermission(value = "network:radius:read", realms = Realm.STAFF)
  public Response list(@Auth Caller caller, @Context ContainerRequestContext request) {
    return show(request, caller, LIST, SyncPages::jobs);
  }

  @GET
  @Path("/new")
  @RequirePermission(value = "network:radius:write", realms = Realm.STAFF)
  public Response fresh(@Auth Caller caller, @Context ContainerRequestContext request) {
    return show(request, caller, FORM, visit -> SyncForm.blank().page(visit, ""));
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequirePermission(value = "network:radius:write", realms = Realm.STAFF)
  public Response create(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      MultivaluedMap<String, String> sent) {
    SyncForm form = SyncForm.of(sent);
    try {
      UUID id = db.inTx(caller, tx -> form.create(tx, jobs).id().value());
      return Portal.done(SyncPages.JOBS + "/" + id, "sync_job");
    } catch (ProblemException e) {
      String problem = String.valueOf(e.getMessage());
      return portal.refuse(
          request, caller, AdminFrame.CLIENTS, FORM, visit -> form.page(visit, problem));
    }
  }

  @GET
  @Path("/{id}")
  @RequirePermission(value = "network:radius:read", realms = Realm.STAFF)
  public Response job(
      @Auth Caller caller, @Context ContainerRequestContext request, @PathParam("id") UUID id) {
    return show(request, caller, JOB, visit -> SyncPages.job(visit, id));
  }

  /** Compares everything now; what came of it stands on the page that follows. */
  @POST
  @Path("/{id}/run")
  @RequirePermission(value = "network:radius:write", realms = Realm.STAFF)
  public Response run(
      @Auth Caller caller,
      @PathParam("id") UUID id,
      @Nullable @FormParam("dry_run") String dryRun) {
    sync.compare(caller, new RadiusSyncJobId(id), dryRun != null);
    return Portal.done(SyncPages.JOBS + "/" + id, "sync_run");
  }

  private Response show(
      ContainerRequestContext request,
      Caller caller,
      String template,
      Function<Visit, Object> model) {
    return portal.show(request, caller, AdminFrame.CLIENTS, template, model);
  }
}
