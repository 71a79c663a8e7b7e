package io.dotmac.sub.server.api.system;

import io.dotmac.sub.core.job.Jobs;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.security.RequirePermission;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** What the server does by itself: when, how it went, and doing it now. */
@Path("/jobs")
@Produces(MediaType.APPLICATION_JSON)
public final class JobResource {
  private final Database db;
  private final Jobs jobs;

  public JobResource(Database db, Jobs jobs) {
    this.db = db;
    this.jobs = jobs;
  }

  @GET
  @RequirePermission("system:settings:read")
  public List<JobView> list(@Auth Caller caller) {
    return jobs.states(db.read(caller, Tx::tenant)).stream().map(JobView::of).toList();
  }

  @GET
  @Path("/{name}")
  @RequirePermission("system:settings:read")
  public JobView get(@Auth Caller caller, @PathParam("name") String name) {
    return list(caller).stream()
        .filter(job -> job.name().equals(name))
        .findFirst()
        .orElseThrow(() -> Problem.notFound("job", name));
  }

  /** Runs it now and answers when it is done; one that is running already is refused. */
  @POST
  @Path("/{name}/run")
  @Consumes(MediaType.WILDCARD)
  @RequirePermission("system:settings:write")
  public JobRunView run(@Auth Caller caller, @PathParam("name") String name) {
    return JobRunView.of(jobs.run(db.inTx(caller, Tx::tenant), name));
  }
}
