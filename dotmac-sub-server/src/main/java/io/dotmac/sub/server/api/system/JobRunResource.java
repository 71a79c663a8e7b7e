package io.dotmac.sub.server.api.system;

import io.dotmac.sub.core.job.JobRun;
import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.server.http.CsvPages;
import io.dotmac.sub.server.http.ListParams;
import io.dotmac.sub.server.openapi.ListedBy;
import io.dotmac.sub.server.security.RequirePermission;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The runs of jobs, read only. */
@Path("/job-runs")
@Produces(MediaType.APPLICATION_JSON)
public final class JobRunResource {
  private final Database db;

  public JobRunResource(Database db) {
    this.db = db;
  }

  @GET
  @ListedBy(JobRun.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("system:settings:read")
  public Page<JobRunView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(
        query -> db.read(caller, tx -> JobRun.LISTING.fetch(tx, query).map(JobRunView::of)));
  }
}
