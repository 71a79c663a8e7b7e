package io.dotmac.sub.server.api.billing.ledger;

import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.server.security.RequirePermission;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Figures over all accounts. */
@Path("/reports")
@Produces(MediaType.APPLICATION_JSON)
public final class ReportResource {
  private final Database db;

  public ReportResource(Database db) {
    this.db = db;
  }

  /** Receivables by age, today by default. */
  @GET
  @Path("/ageing")
  @RequirePermission("reports:billing")
  public AgeingView ageing(@Auth Caller caller, @QueryParam("on") @Nullable LocalDate on) {
    return db.inTx(caller, tx -> AgeingView.of(tx, on == null ? tx.today() : on));
  }
}
