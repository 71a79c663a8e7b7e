package io.dotmac.sub.server.api.subscriber;

import io.dotmac.sub.core.listing.ListQuery;
import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.subscriber.Subscribers;
import io.dotmac.sub.core.subscriber.contact.CustomFieldId;
import io.dotmac.sub.core.subscriber.contact.CustomFields;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.http.CsvPages;
import io.dotmac.sub.server.http.ListParams;
import io.dotmac.sub.server.openapi.ListedBy;
import io.dotmac.sub.server.security.RequirePermission;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Custom fields of one subscriber; a POST sets the value of its key, new or not. */
@Path("/subscribers/{subscriber}/custom-fields")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class CustomFieldResource {
  private final Database db;
  private final Subscribers subscribers;
  private final CustomFields fields;

  public CustomFieldResource(Database db, Subscribers subscribers, CustomFields fields) {
    this.db = db;
    this.subscribers = subscribers;
    this.fields = fields;
  }

  @GET
  @ListedBy(value = CustomFields.class, without = "subscriber_id")
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission(
      value = "customer:read",
      realms = {Realm.STAFF, Realm.SERVICE, Realm.CUSTOMER, Realm.RESELLER})
  public Page<CustomFieldView> list(
      @Auth Caller caller,
      @PathParam("subscriber") SubscriberId subscriber,
      @BeanParam ListParams params) {
    return params.page(query -> db.read(caller, tx -> list(tx, subscriber, query)));
  }

  @POST
  @RequirePermission("customer:update")
  public CustomFieldView put(
      @Auth Caller caller, @PathParam("subscriber") SubscriberId subscriber, PutCustomField body) {
    return db.inTx(caller, tx -> put(tx, subscriber, body));
  }

  /** Takes the value out of use. */
  @DELETE
  @Path("/{id}")
  @RequirePermission("customer:update")
  public void remove(@Auth Caller caller, @PathParam("id") CustomFieldId id) {
    db.run(caller, tx -> fields.deactivate(tx, id));
  }

  private Page<CustomFieldView> list(Tx tx, SubscriberId subscriber, ListQuery query) {
    subscribers.require(tx, subscriber);
    return CustomFields.LISTING
        .only("subscriber_id", subscriber.toString())
        .fetch(tx, query)
        .map(CustomFieldView::of);
  }

  private CustomFieldView put(Tx tx, SubscriberId subscriber, PutCustomField body) {
    subscribers.require(tx, subscriber);
    var field = fields.put(tx, subscriber, body.key(), body.value());
    tx.flush();
    return CustomFieldView.of(field);
  }
}
