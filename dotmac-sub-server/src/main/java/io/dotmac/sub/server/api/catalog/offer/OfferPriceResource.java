package io.dotmac.sub.server.api.catalog.offer;

import io.dotmac.sub.core.catalog.Price;
import io.dotmac.sub.core.catalog.offer.OfferId;
import io.dotmac.sub.core.catalog.offer.OfferPriceId;
import io.dotmac.sub.core.catalog.offer.Offers;
import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.http.CsvPages;
import io.dotmac.sub.server.http.Fields;
import io.dotmac.sub.server.http.ListParams;
import io.dotmac.sub.server.openapi.BodyField;
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

/** Prices of offers. A price is never changed: a POST sets one from a day on, as a new version. */
@Path("/offer-prices")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class OfferPriceResource {
  private final Database db;
  private final Offers offers;

  public OfferPriceResource(Database db, Offers offers) {
    this.db = db;
    this.offers = offers;
  }

  @GET
  @ListedBy(value = Offers.class, constant = "PRICES")
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("catalog:offer:read")
  public Page<OfferPriceView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(
        query -> db.read(caller, tx -> Offers.PRICES.fetch(tx, query).map(OfferPriceView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission("catalog:offer:read")
  public OfferPriceView get(@Auth Caller caller, @PathParam("id") OfferPriceId id) {
    return db.read(caller, tx -> OfferPriceView.of(Offers.PRICES.require(tx, id)));
  }

  @POST
  @BodyField(value = "offer_id", type = OfferId.class, required = true)
  @BodyField(value = "effective_start", type = LocalDate.class)
  @RequirePermission("catalog:offer:write")
  public Response create(@Auth Caller caller, Fields<PriceFields> body) {
    OfferPriceView made = db.inTx(caller, tx -> create(tx, body));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  private OfferPriceView create(Tx tx, Fields<PriceFields> body) {
    OfferId offer = body.take("offer_id", OfferId.class);
    LocalDate from = body.find("effective_start", LocalDate.class).orElse(tx.today());
    Price price = body.over(PriceFields.BLANK).price(tx);
    return OfferPriceView.of(offers.addPrice(tx, offer, price, from));
  }
}
