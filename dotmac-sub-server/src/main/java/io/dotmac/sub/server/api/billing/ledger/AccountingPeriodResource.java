package io.dotmac.sub.server.api.billing.ledger;

import io.dotmac.sub.billing.ledger.AccountingPeriodId;
import io.dotmac.sub.billing.ledger.AccountingPeriods;
import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.server.http.CsvPages;
import io.dotmac.sub.server.http.ListParams;
import io.dotmac.sub.server.http.Once;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;

/** Periods whose books are closed. */
@Path("/accounting-periods")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class AccountingPeriodResource {
  private final Database db;

  public AccountingPeriodResource(Database db) {
    this.db = db;
  }

  /** Closes the books up to that day, included. */
  public record ClosePeriod(LocalDate through) {}

  /** Why a period is opened again. */
  public record ReopenPeriod(String reason) {}

  @GET
  @ListedBy(AccountingPeriods.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("billing:ledger:read")
  public Page<AccountingPeriodView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query -> db.read(
        caller, tx -> AccountingPeriods.LISTING.fetch(tx, query).map(AccountingPeriodView::of)));
  }

  /** Closes all open days up to one in the past: nothing is booked on them any more. */
  @POST
  @RequirePermission("billing:ledger:write")
  public Response create(@Auth Caller caller, ClosePeriod body, @BeanParam Once once) {
    AccountingPeriodView made = db.inTx(
        caller,
        tx -> once.complete(
            tx, 201, AccountingPeriodView.of(AccountingPeriods.close(tx, body.through()))));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  /** Opens the last closed period again. */
  @POST
  @Path("/{id}/reopen")
  @RequirePermission("billing:ledger:write")
  public AccountingPeriodView reopen(
      @Auth Caller caller, @PathParam("id") AccountingPeriodId id, ReopenPeriod body) {
    return db.inTx(
        caller, tx -> AccountingPeriodView.of(AccountingPeriods.reopen(tx, id, body.reason())));
  }
}
