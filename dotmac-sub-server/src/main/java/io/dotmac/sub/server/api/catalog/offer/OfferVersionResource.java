package io.dotmac.sub.server.api.catalog.offer;

import io.dotmac.sub.core.catalog.Price;
import io.dotmac.sub.core.catalog.offer.OfferVersionId;
import io.dotmac.sub.core.catalog.offer.Offers;
import io.dotmac.sub.core.listing.Page;
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
import java.time.LocalDate;
import java.util.List;

/** Versions of offers: their terms and prices over time. */
@Path("/offer-versions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class OfferVersionResource {
  private final Database db;
  private final Offers offers;

  public OfferVersionResource(Database db, Offers offers) {
    this.db = db;
    this.offers = offers;
  }

  @GET
  @ListedBy(value = Offers.class, constant = "VERSIONS")
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("catalog:offer:read")
  public Page<OfferVersionView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(
        query -> db.read(caller, tx -> Offers.VERSIONS.fetch(tx, query).map(OfferVersionView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission("catalog:offer:read")
  public OfferVersionView get(@Auth Caller caller, @PathParam("id") OfferVersionId id) {
    return db.read(caller, tx -> OfferVersionView.of(Offers.VERSIONS.require(tx, id)));
  }

  @POST
  @RequirePermission("catalog:offer:write")
  public Response create(@Auth Caller caller, CreateOfferVersion body) {
    OfferVersionView made = db.inTx(caller, tx -> create(tx, body));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  private OfferVersionView create(Tx tx, CreateOfferVersion body) {
    LocalDate from = body.effectiveStart() == null ? tx.today() : body.effectiveStart();
    List<Price> prices = body.prices().stream().map(price -> price.price(tx)).toList();
    return OfferVersionView.of(offers.reprice(tx, body.offerId(), prices, from));
  }
}
