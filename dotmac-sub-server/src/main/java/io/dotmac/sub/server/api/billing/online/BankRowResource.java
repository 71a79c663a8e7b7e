package io.dotmac.sub.server.api.billing.online;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.cash.BankRow;
import io.dotmac.sub.billing.cash.BankRowId;
import io.dotmac.sub.billing.cash.BankRowStatus;
import io.dotmac.sub.billing.cash.BankStatementId;
import io.dotmac.sub.billing.cash.BankStatements;
import io.dotmac.sub.billing.cash.UnappliedCashId;
import io.dotmac.sub.billing.invoice.InvoiceId;
import io.dotmac.sub.billing.payment.PaymentId;
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
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Rows of bank statements, and what becomes of them. */
@Path("/bank-statement-rows")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class BankRowResource {
  private final Database db;
  private final BankStatements statements;

  public BankRowResource(Database db, BankStatements statements) {
    this.db = db;
    this.statements = statements;
  }

  /** Whose it is; absent: as proposed. */
  public record ConfirmRow(
      @Nullable AccountId accountId, @Nullable InvoiceId invoiceId) {}

  /** One row. */
  public record RowView(
      BankRowId id,
      BankStatementId statementId,
      int rowNo,
      LocalDate bookedOn,
      String currency,
      String amount,
      @Nullable String reference,
      @Nullable String payer,
      BankRowStatus status,
      @Nullable String matchRule,
      @Nullable AccountId accountId,
      @Nullable InvoiceId invoiceId,
      @Nullable PaymentId paymentId,
      @Nullable UnappliedCashId unappliedCashId) {
    static RowView of(BankRow row) {
      return new RowView(
          row.id(),
          row.statement(),
          row.no(),
          row.bookedOn(),
          row.amount().currencyCode(),
          row.amount().amount(),
          row.reference().orElse(null),
          row.payer().orElse(null),
          row.status(),
          row.rule().orElse(null),
          row.account().orElse(null),
          row.invoice().orElse(null),
          row.payment().orElse(null),
          row.unapplied().orElse(null));
    }
  }

  @GET
  @ListedBy(value = BankStatements.class, constant = "ROWS")
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("billing:payment:read")
  public Page<RowView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(
        query -> db.read(caller, tx -> BankStatements.ROWS.fetch(tx, query).map(RowView::of)));
  }

  /** Records it as a payment. */
  @POST
  @Path("/{id}/confirm")
  @RequirePermission("billing:payment:create")
  public RowView confirm(@Auth Caller caller, @PathParam("id") BankRowId id, ConfirmRow body) {
    return db.inTx(caller, tx -> {
      statements.confirm(tx, id, body.accountId(), body.invoiceId());
      return RowView.of(tx.require(BankRow.class, id));
    });
  }

  /** Records it as money of nobody we know. */
  @POST
  @Path("/{id}/park")
  @Consumes(MediaType.WILDCARD)
  @RequirePermission("billing:payment:create")
  public RowView park(@Auth Caller caller, @PathParam("id") BankRowId id) {
    return db.inTx(caller, tx -> {
      statements.park(tx, id);
      return RowView.of(tx.require(BankRow.class, id));
    });
  }

  /** It is no payment to us. */
  @POST
  @Path("/{id}/ignore")
  @Consumes(MediaType.WILDCARD)
  @RequirePermission("billing:payment:create")
  public RowView ignore(@Auth Caller caller, @PathParam("id") BankRowId id) {
    return db.inTx(caller, tx -> RowView.of(statements.ignore(tx, id)));
  }
}
