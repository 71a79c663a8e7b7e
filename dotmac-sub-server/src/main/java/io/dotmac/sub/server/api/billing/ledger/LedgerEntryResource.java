package io.dotmac.sub.server.api.billing.ledger;

import io.dotmac.sub.billing.ledger.Ledger;
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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Entries of the ledger, read only. Customers see what concerns their own account. */
@Path("/ledger-entries")
@Produces(MediaType.APPLICATION_JSON)
public final class LedgerEntryResource {
  private final Database db;

  public LedgerEntryResource(Database db) {
    this.db = db;
  }

  @GET
  @ListedBy(value = Ledger.class, constant = "ENTRIES")
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("billing:ledger:read")
  public Page<LedgerEntryView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(
        query -> db.read(caller, tx -> Ledger.ENTRIES.fetch(tx, query).map(LedgerEntryView::of)));
  }
}
