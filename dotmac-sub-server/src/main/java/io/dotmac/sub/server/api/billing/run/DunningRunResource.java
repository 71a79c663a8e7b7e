package io.dotmac.sub.server.api.billing.run;

import io.dotmac.sub.billing.dunning.DunningRuns;
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
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Starts dunning runs. */
@Path("/dunning-runs")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class DunningRunResource {
  private static final int MOST_PREVIEWS = 500;

  private final Database db;
  private final DunningRuns runs;

  public DunningRunResource(Database db, DunningRuns runs) {
    this.db = db;
    this.runs = runs;
  }

  /** Takes all steps that are due; a dry run says which. */
  @POST
  @IdempotencyRequired
  @RequirePermission("billing:dunning:write")
  public DunningRunView start(@Auth Caller caller, @Nullable StartDunningRun body) {
    StartDunningRun run = body == null ? new StartDunningRun(null, null) : body;
    LocalDate date = run.date() == null ? db.inTx(caller, Tx::today) : run.date();
    return Boolean.TRUE.equals(run.dryRun())
        ? DunningRunView.preview(date, runs.preview(caller, date, MOST_PREVIEWS))
        : DunningRunView.done(date, runs.run(caller, date));
  }
}
