package io.dotmac.sub.server.api.billing.payment;

import io.dotmac.sub.billing.account.CollectionAccount;
import io.dotmac.sub.billing.account.CollectionAccountId;
import io.dotmac.sub.billing.account.CollectionAccountTerms;
import io.dotmac.sub.billing.account.CollectionAccounts;
import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.http.CsvPages;
import io.dotmac.sub.server.http.Fields;
import io.dotmac.sub.server.http.IfMatch;
import io.dotmac.sub.server.http.ListParams;
import io.dotmac.sub.server.openapi.ListedBy;
import io.dotmac.sub.server.security.RequirePermission;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Bank accounts and tills that collected money lies in. */
@Path("/collection-accounts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class CollectionAccountResource {
  private final Database db;

  public CollectionAccountResource(Database db) {
    this.db = db;
  }

  @GET
  @ListedBy(CollectionAccounts.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("billing:account:read")
  public Page<CollectionAccountView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query -> db.read(
        caller, tx -> CollectionAccounts.LISTING.fetch(tx, query).map(CollectionAccountView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission("billing:account:read")
  public CollectionAccountView get(@Auth Caller caller, @PathParam("id") CollectionAccountId id) {
    return db.read(caller, tx -> CollectionAccountView.of(tx.require(CollectionAccount.class, id)));
  }

  @POST
  @RequirePermission("billing:account:write")
  public Response create(@Auth Caller caller, CreateCollectionAccount body) {
    CollectionAccountView made = db.inTx(
        caller,
        tx -> view(tx, CollectionAccounts.open(tx, body.wanted(tx.tenantInfo().currency()))));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  /** Changes its name, bank and notes, and whether it is the default of its currency. */
  @PATCH
  @Path("/{id}")
  @RequirePermission("billing:account:write")
  public CollectionAccountView change(
      @Auth Caller caller,
      @PathParam("id") CollectionAccountId id,
      @BeanParam IfMatch ifMatch,
      Fields<CollectionAccountTerms> body) {
    return db.inTx(caller, tx -> view(tx, change(tx, id, ifMatch, body)));
  }

  /** Takes no more money; what lies there stays. */
  @DELETE
  @Path("/{id}")
  @RequirePermission("billing:account:write")
  public void deactivate(@Auth Caller caller, @PathParam("id") CollectionAccountId id) {
    db.run(caller, tx -> CollectionAccounts.deactivate(tx, id));
  }

  private static CollectionAccount change(
      Tx tx, CollectionAccountId id, IfMatch ifMatch, Fields<CollectionAccountTerms> body) {
    CollectionAccount found = tx.require(CollectionAccount.class, id);
    ifMatch.require(found.version());
    CollectionAccountTerms terms = new CollectionAccountTerms(
        found.name(),
        found.bankName().orElse(null),
        found.last4().orElse(null),
        found.isDefault(),
        found.notes().orElse(null));
    return CollectionAccounts.change(tx, id, body.over(terms));
  }

  private static CollectionAccountView view(Tx tx, CollectionAccount row) {
    tx.flush();
    return CollectionAccountView.of(row);
  }
}
