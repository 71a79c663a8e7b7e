package io.dotmac.sub.server.api.catalog.offer;

import io.dotmac.sub.core.catalog.Price;
import io.dotmac.sub.core.catalog.addon.AddOnId;
import io.dotmac.sub.core.catalog.addon.AddOnPrice;
import io.dotmac.sub.core.catalog.addon.AddOnPriceId;
import io.dotmac.sub.core.catalog.addon.AddOns;
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

/** Prices of add-ons. A price is never changed: a POST sets one from a day on. */
@Path("/add-on-prices")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class AddOnPriceResource {
  private final Database db;
  private final AddOns addOns;

  public AddOnPriceResource(Database db, AddOns addOns) {
    this.db = db;
    this.addOns = addOns;
  }

  @GET
  @ListedBy(value = AddOns.class, constant = "PRICES")
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("catalog:offer:read")
  public Page<AddOnPriceView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(
        query -> db.read(caller, tx -> AddOns.PRICES.fetch(tx, query).map(AddOnPriceView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission("catalog:offer:read")
  public AddOnPriceView get(@Auth Caller caller, @PathParam("id") AddOnPriceId id) {
    return db.read(caller, tx -> AddOnPriceView.of(AddOns.PRICES.require(tx, id)));
  }

  @POST
  @BodyField(value = "add_on_id", type = AddOnId.class, required = true)
  @BodyField(value = "effective_start", type = LocalDate.class)
  @RequirePermission("catalog:offer:write")
  public Response create(@Auth Caller caller, Fields<PriceFields> body) {
    AddOnPriceView made = db.inTx(caller, tx -> create(tx, body));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  private AddOnPriceView create(Tx tx, Fields<PriceFields> body) {
    AddOnId addOn = body.take("add_on_id", AddOnId.class);
    LocalDate from = body.find("effective_start", LocalDate.class).orElse(tx.today());
    Price price = body.over(PriceFields.BLANK).price(tx);
    AddOnPrice added = addOns.addPrice(tx, addOn, price, from);
    tx.flush();
    return AddOnPriceView.of(added);
  }
}
