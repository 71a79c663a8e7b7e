package io.dotmac.sub.server.api.access.sync;

import io.dotmac.sub.core.access.sync.RadiusSyncJob;
import io.dotmac.sub.core.access.sync.RadiusSyncJobId;
import io.dotmac.sub.core.access.sync.RadiusSyncJobs;
import io.dotmac.sub.core.access.sync.RadiusSyncTerms;
import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.secret.SecretBox;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.adapter.freeradius.FreeRadiusSync;
import io.dotmac.sub.server.http.CsvPages;
import io.dotmac.sub.server.http.Fields;
import io.dotmac.sub.server.http.IfMatch;
import io.dotmac.sub.server.http.ListParams;
import io.dotmac.sub.server.openapi.BodyField;
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
import org.jspecify.annotations.Nullable;

/** Jobs that keep FreeRADIUS servers in step. The password of a database is never given back. */
@Path("/radius-sync-jobs")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class RadiusSyncJobResource {
  private static final String PASSWORD = "database_password";

  private final Database db;
  private final RadiusSyncJobs jobs;
  private final FreeRadiusSync sync;

  public RadiusSyncJobResource(Database db, SecretBox secrets) {
    this.db = db;
    this.jobs = new RadiusSyncJobs(secrets);
    this.sync = new FreeRadiusSync(db, secrets);
  }

  /**
   * How to run a job by hand.
   *
   * @param dryRun whether to count what differs and write nothing
   */
  public record RunJob(@Nullable Boolean dryRun) {}

  @GET
  @ListedBy(RadiusSyncJobs.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("network:radius:read")
  public Page<RadiusSyncJobView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query ->
        db.read(caller, tx -> RadiusSyncJobs.LISTING.fetch(tx, query).map(RadiusSyncJobView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission("network:radius:read")
  public RadiusSyncJobView get(@Auth Caller caller, @PathParam("id") RadiusSyncJobId id) {
    return db.read(caller, tx -> RadiusSyncJobView.of(jobs.require(tx, id)));
  }

  @POST
  @BodyField(value = PASSWORD, required = true)
  @RequirePermission("network:radius:write")
  public Response create(@Auth Caller caller, Fields<RadiusSyncTerms> body) {
    RadiusSyncJobView made = db.inTx(caller, tx -> {
      String password = body.find(PASSWORD, String.class).orElse(null);
      return view(tx, jobs.create(tx, body.over(RadiusSyncTerms.BLANK), password));
    });
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  @PATCH
  @BodyField(PASSWORD)
  @Path("/{id}")
  @RequirePermission("network:radius:write")
  public RadiusSyncJobView update(
      @Auth Caller caller,
      @PathParam("id") RadiusSyncJobId id,
      @BeanParam IfMatch ifMatch,
      Fields<RadiusSyncTerms> body) {
    return db.inTx(caller, tx -> update(tx, id, ifMatch, body));
  }

  /** It runs no more; what it has written stays there. */
  @DELETE
  @Path("/{id}")
  @RequirePermission("network:radius:write")
  public void remove(@Auth Caller caller, @PathParam("id") RadiusSyncJobId id) {
    db.run(caller, tx -> jobs.deactivate(tx, id));
  }

  /** Compares everything now and answers when it is done; a failure is told in the run. */
  @POST
  @Path("/{id}/run")
  @RequirePermission("network:radius:write")
  public RadiusSyncRunView run(
      @Auth Caller caller, @PathParam("id") RadiusSyncJobId id, @Nullable RunJob body) {
    return RadiusSyncRunView.of(sync.compare(caller, id, isDryRun(body)));
  }

  private static boolean isDryRun(@Nullable RunJob body) {
    return body != null && Boolean.TRUE.equals(body.dryRun());
  }

  private RadiusSyncJobView update(
      Tx tx, RadiusSyncJobId id, IfMatch ifMatch, Fields<RadiusSyncTerms> body) {
    RadiusSyncJob found = jobs.require(tx, id);
    ifMatch.require(found.version());
    String password = body.find(PASSWORD, String.class).orElse(null);
    return view(tx, jobs.update(tx, id, body.over(found.terms()), password));
  }

  private static RadiusSyncJobView view(Tx tx, RadiusSyncJob row) {
    tx.flush();
    return RadiusSyncJobView.of(row);
  }
}
