package io.dotmac.sub.server.api.system;

import io.dotmac.sub.core.event.EventRecord;
import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.server.http.ListParams;
import io.dotmac.sub.server.openapi.ListedBy;
import io.dotmac.sub.server.security.RequirePermission;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;

/** What happened, newest first. */
@Path("/events")
@Produces(MediaType.APPLICATION_JSON)
public final class EventResource {
  static final Listing<EventRecord> LISTING = Listing.of(EventRecord.class)
      .idPath("e.id")
      .filter("event_type", "e.type = :event_type", text -> text)
      .filter("status", "e.status = :status", text -> text)
      .filter("subscriber_id", "e.subscriberId = :subscriber_id", Id::parse)
      .filter("account_id", "e.accountId = :account_id", Id::parse)
      .filter("subscription_id", "e.subscriptionId = :subscription_id", Id::parse)
      .filter("invoice_id", "e.invoiceId = :invoice_id", Id::parse)
      .filter("since", "e.occurredAt >= :since", Instant::parse)
      .filter("until", "e.occurredAt < :until", Instant::parse)
      .sort("occurred_at", "e.occurredAt")
      .sort("recorded", "e.seq")
      .defaultSort("-recorded");

  private final Database db;

  public EventResource(Database db) {
    this.db = db;
  }

  @GET
  @ListedBy(EventResource.class)
  @RequirePermission("audit:read")
  public Page<EventView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query -> db.inTx(caller, tx -> LISTING.fetch(tx, query).map(EventView::of)));
  }
}
