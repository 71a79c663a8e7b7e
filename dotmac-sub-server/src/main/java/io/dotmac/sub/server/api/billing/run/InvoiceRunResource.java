package io.dotmac.sub.server.api.billing.run;

import io.dotmac.sub.billing.run.BillingRuns;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.http.IdempotencyRequired;
import io.dotmac.sub.server.security.RequirePermission;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Starts billing runs. */
@Path("/invoice-runs")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class InvoiceRunResource {
  private final Database db;
  private final BillingRuns runs;

  public InvoiceRunResource(Database db, BillingRuns runs) {
    this.db = db;
    this.runs = runs;
  }

  /** Bills all that is due and answers when it is done; a dry run says what would happen. */
  @POST
  @IdempotencyRequired
  @RequirePermission("billing:run:create")
  public Response start(@Auth Caller caller, @Nullable StartInvoiceRun body) {
    StartInvoiceRun run = body == null ? new StartInvoiceRun(null, null, null) : body;
    LocalDate date = run.date() == null ? db.inTx(caller, Tx::today) : run.date();
    if (Boolean.TRUE.equals(run.dryRun())) {
      return Response.ok(RunPreviewView.of(runs.preview(caller, date))).build();
    }
    boolean backdated = Boolean.TRUE.equals(run.allowBackdated());
    BillingRunView done = BillingRunView.of(runs.bill(caller, date, backdated, 2));
    return Response.status(Response.Status.CREATED).entity(done).build();
  }
}
