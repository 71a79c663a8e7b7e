package io.dotmac.sub.server.api.catalog.profile;

import io.dotmac.sub.core.catalog.profile.TaxApplication;
import io.dotmac.sub.core.catalog.profile.TaxRate;
import io.dotmac.sub.core.catalog.profile.TaxRateId;
import io.dotmac.sub.core.catalog.profile.TaxRateTerms;
import io.dotmac.sub.core.catalog.profile.TaxRates;
import io.dotmac.sub.core.catalog.tax.TaxGroups;
import io.dotmac.sub.core.catalog.tax.TaxPart;
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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Taxes. */
@Path("/tax-rates")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class TaxRateResource {
  @SuppressWarnings("NullAway") // a new rate must name its percentage: its absence is refused
  private static final TaxRateTerms BLANK =
      new TaxRateTerms("", null, null, TaxApplication.EXCLUSIVE, null);

  private final Database db;
  private final TaxRates rates;
  private final TaxGroups groups;

  public TaxRateResource(Database db, TaxRates rates) {
    this.db = db;
    this.rates = rates;
    this.groups = new TaxGroups(rates);
  }

  /**
   * A rate that a group stands for.
   *
   * @param compound whether it is charged on the taxes before it too; absent: no
   */
  public record Part(TaxRateId taxRateId, @Nullable Boolean compound) {
    TaxPart part() {
      return new TaxPart(taxRateId, Boolean.TRUE.equals(compound));
    }
  }

  @GET
  @ListedBy(TaxRates.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("billing:tax:read")
  public Page<TaxRateView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(
        query -> db.read(caller, tx -> TaxRates.LISTING.fetch(tx, query).map(TaxRateView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission("billing:tax:read")
  public TaxRateView get(@Auth Caller caller, @PathParam("id") TaxRateId id) {
    return db.read(caller, tx -> TaxRateView.of(rates.require(tx, id)));
  }

  @POST
  @RequirePermission("billing:tax:write")
  public Response create(@Auth Caller caller, Fields<TaxRateTerms> body) {
    TaxRateView made = db.inTx(caller, tx -> view(tx, rates.create(tx, body.over(BLANK))));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  @PATCH
  @Path("/{id}")
  @RequirePermission("billing:tax:write")
  public TaxRateView update(
      @Auth Caller caller,
      @PathParam("id") TaxRateId id,
      @BeanParam IfMatch ifMatch,
      Fields<TaxRateTerms> body) {
    return db.inTx(caller, tx -> update(tx, id, ifMatch, body));
  }

  /** What a group of taxes stands for, in order; empty for a plain rate. */
  @GET
  @Path("/{id}/parts")
  @RequirePermission("billing:tax:read")
  public List<TaxPart> parts(@Auth Caller caller, @PathParam("id") TaxRateId id) {
    return db.read(caller, tx -> groups.parts(tx, id));
  }

  /** Makes it stand for these taxes from now on; for itself when there are none. */
  @PUT
  @Path("/{id}/parts")
  @RequirePermission("billing:tax:write")
  public List<TaxPart> group(@Auth Caller caller, @PathParam("id") TaxRateId id, List<Part> body) {
    List<TaxPart> parts = body.stream().map(Part::part).toList();
    return db.inTx(caller, tx -> groups.change(tx, id, parts));
  }

  /** Takes it out of use; what refers to it keeps it. */
  @DELETE
  @Path("/{id}")
  @RequirePermission("billing:tax:write")
  public void remove(@Auth Caller caller, @PathParam("id") TaxRateId id) {
    db.run(caller, tx -> rates.deactivate(tx, id));
  }

  private TaxRateView update(Tx tx, TaxRateId id, IfMatch ifMatch, Fields<TaxRateTerms> body) {
    TaxRate found = rates.require(tx, id);
    ifMatch.require(found.version());
    return view(tx, rates.update(tx, id, body.over(found.terms())));
  }

  private static TaxRateView view(Tx tx, TaxRate row) {
    tx.flush();
    return TaxRateView.of(row);
  }
}
