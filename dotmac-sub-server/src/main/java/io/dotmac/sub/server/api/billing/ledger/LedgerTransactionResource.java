package io.dotmac.sub.server.api.billing.ledger;

import io.dotmac.sub.billing.ledger.Ledger;
import io.dotmac.sub.billing.ledger.LedgerTransaction;
import io.dotmac.sub.billing.ledger.LedgerTransactionId;
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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Transactions of the ledger, read only. */
@Path("/ledger-transactions")
@Produces(MediaType.APPLICATION_JSON)
public final class LedgerTransactionResource {
  private final Database db;

  public LedgerTransactionResource(Database db) {
    this.db = db;
  }

  @GET
  @ListedBy(value = Ledger.class, constant = "TRANSACTIONS")
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("billing:ledger:read")
  public Page<LedgerTransactionView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query ->
        db.read(caller, tx -> Ledger.TRANSACTIONS.fetch(tx, query).map(LedgerTransactionView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission("billing:ledger:read")
  public LedgerTransactionView get(@Auth Caller caller, @PathParam("id") LedgerTransactionId id) {
    return db.read(caller, tx -> LedgerTransactionView.of(tx.require(LedgerTransaction.class, id)));
  }
}
