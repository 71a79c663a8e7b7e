package io.dotmac.sub.server.api.billing.online;

import io.dotmac.sub.billing.account.CollectionAccountId;
import io.dotmac.sub.billing.cash.BankStatement;
import io.dotmac.sub.billing.cash.BankStatementId;
import io.dotmac.sub.billing.cash.BankStatements;
import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.server.http.CsvPages;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;

/** Files of banks. */
@Path("/bank-statements")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class BankStatementResource {
  private final Database db;
  private final BankStatements statements;

  public BankStatementResource(Database db, BankStatements statements) {
    this.db = db;
    this.statements = statements;
  }

  /**
   * Takes a file in.
   *
   * @param csv with a header line: date, amount, and if there are any reference and payer
   */
  public record ImportStatement(
      CollectionAccountId collectionAccountId, String fileName, String csv) {}

  /** How many rows became payments. */
  public record ConfirmedView(int confirmed) {}

  /** One file. */
  public record StatementView(
      BankStatementId id,
      CollectionAccountId collectionAccountId,
      String fileName,
      String importedBy,
      int rowsRead,
      int rowsNew,
      Instant createdAt) {
    static StatementView of(BankStatement row) {
      return new StatementView(
          row.id(),
          row.collection(),
          row.fileName(),
          row.importedBy(),
          row.rowsRead(),
          row.rowsNew(),
          row.createdAt());
    }
  }

  @GET
  @ListedBy(value = BankStatements.class, constant = "STATEMENTS")
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("billing:payment:read")
  public Page<StatementView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query ->
        db.read(caller, tx -> BankStatements.STATEMENTS.fetch(tx, query).map(StatementView::of)));
  }

  /** Rows that were taken in before are left out; nothing is booked. */
  @POST
  @RequirePermission("billing:payment:create")
  public Response read(@Auth Caller caller, ImportStatement body) {
    StatementView made = db.inTx(
        caller,
        tx -> StatementView.of(
            statements.read(tx, body.collectionAccountId(), body.fileName(), body.csv())));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  /** Records the next 200 rows of it that have a proposal. */
  @POST
  @Path("/{id}/confirm")
  @Consumes(MediaType.WILDCARD)
  @RequirePermission("billing:payment:create")
  public ConfirmedView confirm(@Auth Caller caller, @PathParam("id") BankStatementId id) {
    return db.inTx(caller, tx -> new ConfirmedView(statements.confirmAll(tx, id)));
  }
}
