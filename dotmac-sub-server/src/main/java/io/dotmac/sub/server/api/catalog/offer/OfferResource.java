package io.dotmac.sub.server.api.catalog.offer;

import io.dotmac.sub.core.catalog.Price;
import io.dotmac.sub.core.catalog.offer.CatalogOffer;
import io.dotmac.sub.core.catalog.offer.OfferDraft;
import io.dotmac.sub.core.catalog.offer.OfferId;
import io.dotmac.sub.core.catalog.offer.OfferStatus;
import io.dotmac.sub.core.catalog.offer.OfferTerms;
import io.dotmac.sub.core.catalog.offer.Offers;
import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.http.CsvPages;
import io.dotmac.sub.server.http.Fields;
import io.dotmac.sub.server.http.IfMatch;
import io.dotmac.sub.server.http.ListParams;
import io.dotmac.sub.server.openapi.BodyField;
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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Service plans. What bills depend on changes as a new version; see {@code /offer-versions}. */
@Path("/offers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class OfferResource {
  private static final OfferTerms BLANK = OfferDraft.named("").terms();

  private final Database db;
  private final Offers offers;

  public OfferResource(Database db, Offers offers) {
    this.db = db;
    this.offers = offers;
  }

  @GET
  @ListedBy(Offers.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission(
      value = "catalog:offer:read",
      realms = {Realm.STAFF, Realm.SERVICE, Realm.CUSTOMER, Realm.RESELLER})
  public Page<OfferView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query ->
        db.read(caller, tx -> OfferView.page(tx, offers, Offers.LISTING.fetch(tx, query))));
  }

  @GET
  @Path("/{id}")
  @RequirePermission(
      value = "catalog:offer:read",
      realms = {Realm.STAFF, Realm.SERVICE, Realm.CUSTOMER, Realm.RESELLER})
  public OfferView get(@Auth Caller caller, @PathParam("id") OfferId id) {
    return db.read(caller, tx -> OfferView.of(tx, offers, offers.require(tx, id)));
  }

  @POST
  @BodyField(value = "prices", type = PriceFields[].class)
  @BodyField(value = "effective_start", type = LocalDate.class)
  @BodyField(value = "speed_download_mbps", type = Integer.class)
  @BodyField(value = "speed_upload_mbps", type = Integer.class)
  @RequirePermission("catalog:offer:write")
  public Response create(@Auth Caller caller, Fields<OfferTerms> body) {
    OfferView made = db.inTx(caller, tx -> OfferView.of(tx, offers, create(tx, body)));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  @PATCH
  @BodyField(value = "speed_download_mbps", type = Integer.class)
  @BodyField(value = "speed_upload_mbps", type = Integer.class)
  @Path("/{id}")
  @RequirePermission("catalog:offer:write")
  public OfferView update(
      @Auth Caller caller,
      @PathParam("id") OfferId id,
      @BeanParam IfMatch ifMatch,
      Fields<OfferTerms> body) {
    return db.inTx(caller, tx -> OfferView.of(tx, offers, update(tx, id, ifMatch, body)));
  }

  @POST
  @Path("/{id}/activate")
  @RequirePermission("catalog:offer:write")
  public OfferView activate(@Auth Caller caller, @PathParam("id") OfferId id) {
    return become(caller, id, OfferStatus.ACTIVE);
  }

  /** No new service may be sold on it for now. */
  @POST
  @Path("/{id}/deactivate")
  @RequirePermission("catalog:offer:write")
  public OfferView deactivate(@Auth Caller caller, @PathParam("id") OfferId id) {
    return become(caller, id, OfferStatus.INACTIVE);
  }

  /** No new service will ever be sold on it again. */
  @POST
  @Path("/{id}/archive")
  @RequirePermission("catalog:offer:write")
  public OfferView archive(@Auth Caller caller, @PathParam("id") OfferId id) {
    return become(caller, id, OfferStatus.ARCHIVED);
  }

  /** As {@code /deactivate}. */
  @DELETE
  @Path("/{id}")
  @RequirePermission("catalog:offer:write")
  public void remove(@Auth Caller caller, @PathParam("id") OfferId id) {
    become(caller, id, OfferStatus.INACTIVE);
  }

  private OfferView become(Caller caller, OfferId id, OfferStatus status) {
    return db.inTx(caller, tx -> OfferView.of(tx, offers, offers.become(tx, id, status)));
  }

  private CatalogOffer create(Tx tx, Fields<OfferTerms> body) {
    PriceFields[] prices = body.find("prices", PriceFields[].class).orElse(new PriceFields[0]);
    LocalDate from = body.find("effective_start", LocalDate.class).orElse(tx.today());
    List<Price> read = new ArrayList<>();
    for (PriceFields price : prices) {
      read.add(price.price(tx));
    }
    return offers.create(tx, terms(body, BLANK), read, from);
  }

  private CatalogOffer update(Tx tx, OfferId id, IfMatch ifMatch, Fields<OfferTerms> body) {
    CatalogOffer found = offers.require(tx, id);
    ifMatch.require(found.version());
    return offers.update(tx, id, terms(body, found.terms()));
  }

  /** Speeds may be sent in Mbps, by the names integrators know. */
  private static OfferTerms terms(Fields<OfferTerms> body, OfferTerms base) {
    Optional<Integer> down = body.find("speed_download_mbps", Integer.class);
    Optional<Integer> up = body.find("speed_upload_mbps", Integer.class);
    OfferTerms terms = body.over(base);
    return down.isEmpty() && up.isEmpty()
        ? terms
        : terms.withSpeed(kbps(down, terms.downKbps()), kbps(up, terms.upKbps()));
  }

  private static @Nullable Integer kbps(Optional<Integer> mbps, @Nullable Integer otherwise) {
    return mbps.isEmpty() ? otherwise : Integer.valueOf(Math.multiplyExact(mbps.get(), 1_000));
  }
}
