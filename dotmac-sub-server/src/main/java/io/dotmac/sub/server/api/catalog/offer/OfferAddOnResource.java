package io.dotmac.sub.server.api.catalog.offer;

import io.dotmac.sub.core.catalog.addon.AddOnId;
import io.dotmac.sub.core.catalog.addon.OfferAddOn;
import io.dotmac.sub.core.catalog.addon.OfferAddOnId;
import io.dotmac.sub.core.catalog.addon.OfferAddOnTerms;
import io.dotmac.sub.core.catalog.addon.OfferAddOns;
import io.dotmac.sub.core.catalog.offer.OfferId;
import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
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

/** Which add-ons go with which offers. */
@Path("/offer-add-ons")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class OfferAddOnResource {
  private final Database db;
  private final OfferAddOns links;

  public OfferAddOnResource(Database db, OfferAddOns links) {
    this.db = db;
    this.links = links;
  }

  @GET
  @ListedBy(OfferAddOns.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("catalog:offer:read")
  public Page<OfferAddOnView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query ->
        db.read(caller, tx -> OfferAddOns.LISTING.fetch(tx, query).map(OfferAddOnView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission("catalog:offer:read")
  public OfferAddOnView get(@Auth Caller caller, @PathParam("id") OfferAddOnId id) {
    return db.read(caller, tx -> OfferAddOnView.of(links.require(tx, id)));
  }

  @POST
  @BodyField(value = "offer_id", type = OfferId.class, required = true)
  @BodyField(value = "add_on_id", type = AddOnId.class, required = true)
  @RequirePermission("catalog:offer:write")
  public Response create(@Auth Caller caller, Fields<OfferAddOnTerms> body) {
    OfferAddOnView made = db.inTx(caller, tx -> view(tx, create(tx, body)));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  @PATCH
  @Path("/{id}")
  @RequirePermission("catalog:offer:write")
  public OfferAddOnView update(
      @Auth Caller caller,
      @PathParam("id") OfferAddOnId id,
      @BeanParam IfMatch ifMatch,
      Fields<OfferAddOnTerms> body) {
    return db.inTx(caller, tx -> update(tx, id, ifMatch, body));
  }

  /** The add-on no longer goes with the offer; services that have it keep it. */
  @DELETE
  @Path("/{id}")
  @RequirePermission("catalog:offer:write")
  public void remove(@Auth Caller caller, @PathParam("id") OfferAddOnId id) {
    db.run(caller, tx -> links.unlink(tx, id));
  }

  private OfferAddOn create(Tx tx, Fields<OfferAddOnTerms> body) {
    OfferId offer = body.take("offer_id", OfferId.class);
    AddOnId addOn = body.take("add_on_id", AddOnId.class);
    return links.link(tx, offer, addOn, body.over(OfferAddOnTerms.OPTIONAL));
  }

  private OfferAddOnView update(
      Tx tx, OfferAddOnId id, IfMatch ifMatch, Fields<OfferAddOnTerms> body) {
    OfferAddOn found = links.require(tx, id);
    ifMatch.require(found.version());
    return view(tx, links.update(tx, id, body.over(found.terms())));
  }

  private static OfferAddOnView view(Tx tx, OfferAddOn row) {
    tx.flush();
    return OfferAddOnView.of(row);
  }
}
