package io.dotmac.sub.server.api.billing.run;

import io.dotmac.sub.billing.run.BillingRun;
import io.dotmac.sub.billing.run.BillingRunId;
import io.dotmac.sub.billing.run.BillingRuns;
import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.http.CsvPages;
import io.dotmac.sub.server.http.IdempotencyRequired;
import io.dotmac.sub.server.http.ListParams;
import io.dotmac.sub.server.openapi.ListedBy;
import io.dotmac.sub.server.security.RequirePermission;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Billing runs, their progress, what they changed, and how they are put right. */
@Path("/billing-runs")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class BillingRunResource {
  private static final int THREADS = 2;

  private final Database db;
  private final BillingRuns runs;

  public BillingRunResource(Database db, BillingRuns runs) {
    this.db = db;
    this.runs = runs;
  }

  @GET
  @ListedBy(BillingRuns.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("billing:run:read")
  public Page<BillingRunView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query ->
        db.inTx(caller, tx -> BillingRuns.LISTING.fetch(tx, query).map(BillingRunView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission("billing:run:read")
  public BillingRunView get(@Auth Caller caller, @PathParam("id") BillingRunId id) {
    return db.inTx(caller, tx -> BillingRunView.of(tx.require(BillingRun.class, id)));
  }

  /** What a run would do on a day, and how that differs from the month before. */
  @POST
  @Path("/preview")
  @RequirePermission("billing:run:read")
  public RunPreviewView preview(@Auth Caller caller, @Nullable PreviewRun body) {
    LocalDate date = body == null || body.date() == null ? db.inTx(caller, Tx::today) : body.date();
    return RunPreviewView.of(
        runs.preview(caller, date, percent(body == null ? null : body.changedPercent())));
  }

  /** How what a run charged differs from the month before. */
  @GET
  @Path("/{id}/diff")
  @RequirePermission("billing:run:read")
  public RunDiffView diff(
      @Auth Caller caller,
      @PathParam("id") BillingRunId id,
      @QueryParam("changed_percent") @Nullable Integer percent) {
    return db.inTx(caller, tx -> RunDiffView.of(runs.diff(tx, id, percent(percent))));
  }

  /** Bills what it left out once more. */
  @POST
  @Path("/{id}/retry")
  @IdempotencyRequired
  @RequirePermission("billing:run:create")
  public BillingRunView retry(@Auth Caller caller, @PathParam("id") BillingRunId id) {
    return BillingRunView.of(runs.retry(caller, id, THREADS));
  }

  /** Takes its invoices back; their days are billed by the next run. */
  @POST
  @Path("/{id}/void")
  @IdempotencyRequired
  @RequirePermission("billing:invoice:delete")
  public BillingRunView voidRun(
      @Auth Caller caller, @PathParam("id") BillingRunId id, @Nullable Reason body) {
    String reason = Reason.of(body);
    if (reason == null || reason.isBlank()) {
      throw Problem.invalid("/reason", "required", "expected why the run is taken back");
    }
    return BillingRunView.of(runs.voidRun(caller, id, reason));
  }

  private static int percent(@Nullable Integer wanted) {
    if (wanted != null && (wanted < 0 || wanted > 1000)) {
      throw Problem.invalid("/changed_percent", "range", "expected 0 to 1000, found " + wanted);
    }
    return wanted == null ? BillingRuns.CHANGED_PERCENT : wanted;
  }
}
