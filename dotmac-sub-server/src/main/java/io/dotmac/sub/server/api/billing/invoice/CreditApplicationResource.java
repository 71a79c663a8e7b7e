package io.dotmac.sub.server.api.billing.invoice;

import io.dotmac.sub.billing.credit.CreditNotes;
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

/** What of credit notes covers which invoice, read only. */
@Path("/credit-note-applications")
@Produces(MediaType.APPLICATION_JSON)
public final class CreditApplicationResource {
  private final Database db;

  public CreditApplicationResource(Database db) {
    this.db = db;
  }

  @GET
  @ListedBy(value = CreditNotes.class, constant = "APPLICATIONS")
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission(
      value = "billing:credit_note:read",
      realms = {Realm.STAFF, Realm.SERVICE, Realm.CUSTOMER, Realm.RESELLER})
  public Page<CreditApplicationView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query -> db.read(
        caller, tx -> CreditNotes.APPLICATIONS.fetch(tx, query).map(CreditApplicationView::of)));
  }
}
