package io.dotmac.sub.server.api.billing.invoice;

import io.dotmac.sub.billing.invoice.Invoices;
import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Realm;
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

/** The lines of invoices, read only: they change with their draft and never afterwards. */
@Path("/invoice-lines")
@Produces(MediaType.APPLICATION_JSON)
public final class InvoiceLineResource {
  private final Database db;

  public InvoiceLineResource(Database db) {
    this.db = db;
  }

  @GET
  @ListedBy(value = Invoices.class, constant = "LINES")
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission(
      value = "billing:invoice:read",
      realms = {Realm.STAFF, Realm.SERVICE, Realm.CUSTOMER, Realm.RESELLER})
  public Page<InvoiceLineView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(
        query -> db.read(caller, tx -> Invoices.LINES.fetch(tx, query).map(InvoiceLineView::of)));
  }
}
