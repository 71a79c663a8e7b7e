package io.dotmac.sub.server.web.admin.system;

import io.dotmac.sub.core.job.JobRun;
import io.dotmac.sub.core.job.JobRunStatus;
import io.dotmac.sub.core.job.Jobs;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.security.RequirePermission;
import io.dotmac.sub.server.web.Portal;
import io.dotmac.sub.server.web.admin.AdminFrame;
import io.dotmac.sub.server.web.part.Errors;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Jobs, and running one by hand. */
@Path("/admin/system/jobs")
@Produces(MediaType.TEXT_HTML)
@Hidden
public final class JobPageResource {
  private static final String TEMPLATE = "admin/jobs";

  private final Portal portal;
  private final Database db;
  private final Jobs jobs;

  public JobPageResource(Portal portal, Database db, Jobs jobs) {
    this.portal = portal;
    this.db = db;
    this.jobs = jobs;
  }

  @GET
  @RequirePermission(value = "system:settings:read", realms = Realm.STAFF)
  public Response list(@Auth Caller caller, @Context ContainerRequestContext request) {
    return portal.show(
        request,
        caller,
        AdminFrame.JOBS,
        TEMPLATE,
        visit -> JobsPage.page(visit, jobs.states(visit.tx().tenant()), Errors.NONE));
  }

  @POST
  @Path("/{name}/run")
  @RequirePermission(value = "system:settings:write", realms = Realm.STAFF)
  public Response run(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      @PathParam("name") String name) {
    try {
      JobRun run = jobs.run(db.inTx(caller, Tx::tenant), name);
      return run.status() == JobRunStatus.SUCCEEDED
          ? Portal.done(JobsPage.PATH, "job")
          : again(caller, request, run.detail().orElse(""));
    } catch (ProblemException e) {
      return again(caller, request, String.valueOf(e.getMessage()));
    }
  }

  private Response again(Caller caller, ContainerRequestContext request, String problem) {
    return portal.refuse(
        request,
        caller,
        AdminFrame.JOBS,
        TEMPLATE,
        visit -> JobsPage.page(visit, jobs.states(visit.tx().tenant()), Errors.of(problem)));
  }
}
