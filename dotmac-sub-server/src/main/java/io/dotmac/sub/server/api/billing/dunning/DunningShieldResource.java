package io.dotmac.sub.server.api.billing.dunning;

import io.dotmac.sub.billing.account.BillingAccounts;
import io.dotmac.sub.billing.dunning.shield.DunningShield;
import io.dotmac.sub.billing.dunning.shield.ShieldId;
import io.dotmac.sub.billing.dunning.shield.Shields;
import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.money.AmountException;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
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
import java.util.function.Function;

/** Promises, disputes and arrangements that hold dunning off. */
@Path("/dunning-shields")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class DunningShieldResource {
  private final Database db;

  public DunningShieldResource(Database db) {
    this.db = db;
  }

  @GET
  @ListedBy(Shields.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("billing:dunning:read")
  public Page<DunningShieldView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query ->
        db.read(caller, tx -> Shields.LISTING.fetch(tx, query).map(DunningShieldView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission("billing:dunning:read")
  public DunningShieldView get(@Auth Caller caller, @PathParam("id") ShieldId id) {
    return db.read(caller, tx -> DunningShieldView.of(Shields.require(tx, id)));
  }

  /** No step is taken until the day has passed; unless it is paid by then, dunning goes on. */
  @POST
  @Path("/promises")
  @RequirePermission("billing:dunning:write")
  public Response promise(@Auth Caller caller, PlacePromise body) {
    return placed(
        caller,
        tx -> Shields.promise(
            tx, body.accountId(), amount(tx, body), body.promisedOn(), body.reason()));
  }

  /** No step is taken for the invoice until the dispute is ended. */
  @POST
  @Path("/disputes")
  @RequirePermission("billing:dunning:write")
  public Response dispute(@Auth Caller caller, PlaceDispute body) {
    return placed(caller, tx -> Shields.dispute(tx, body.invoiceId(), body.reason()));
  }

  /** Ends a promise or a dispute; dunning goes on. */
  @POST
  @Path("/{id}/end")
  @RequirePermission("billing:dunning:write")
  public DunningShieldView end(@Auth Caller caller, @PathParam("id") ShieldId id) {
    return db.inTx(caller, tx -> DunningShieldView.of(Shields.end(tx, id)));
  }

  private Response placed(Caller caller, Function<Tx, DunningShield> place) {
    DunningShieldView made = db.inTx(caller, tx -> DunningShieldView.of(place.apply(tx)));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  private static Money amount(Tx tx, PlacePromise body) {
    try {
      return Money.of(
          body.amount(), BillingAccounts.visible(tx, body.accountId()).currency());
    } catch (AmountException e) {
      throw Problem.invalid("/amount", e.code(), String.valueOf(e.getMessage()));
    }
  }
}
