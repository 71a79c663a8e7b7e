package io.dotmac.sub.server.api.billing.ledger;

import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
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

  /** The balance of every account of the chart, at the end of today by default. */
  @GET
  @Path("/trial-balance")
  @RequirePermission("reports:billing")
  public TrialBalanceView trialBalance(
      @Auth Caller caller, @QueryParam("on") @Nullable LocalDate on) {
    return db.inTx(caller, tx -> TrialBalanceView.of(tx, on == null ? tx.today() : on));
  }

  /** Taxes by rate, of this month by default. */
  @GET
  @Path("/tax")
  @RequirePermission("reports:billing")
  public TaxReportView tax(
      @Auth Caller caller,
      @QueryParam("from") @Nullable LocalDate from,
      @QueryParam("to") @Nullable LocalDate to) {
    return db.inTx(caller, tx -> TaxReportView.of(tx, first(tx, from), last(tx, to)));
  }

  /** Revenue that is billed and not earned, by month; this month by default. */
  @GET
  @Path("/deferred-revenue")
  @RequirePermission("reports:billing")
  public DeferredRevenueView deferredRevenue(
      @Auth Caller caller,
      @QueryParam("from") @Nullable LocalDate from,
      @QueryParam("to") @Nullable LocalDate to) {
    return db.inTx(caller, tx -> DeferredRevenueView.of(tx, first(tx, from), last(tx, to)));
  }

  private static LocalDate first(Tx tx, @Nullable LocalDate from) {
    return from == null ? tx.today().withDayOfMonth(1) : from;
  }

  private static LocalDate last(Tx tx, @Nullable LocalDate to) {
    return to == null ? tx.today() : to;
  }
}
