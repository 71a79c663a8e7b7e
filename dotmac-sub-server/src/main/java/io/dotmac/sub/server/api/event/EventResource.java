package io.dotmac.sub.server.api.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dotmac.sub.core.event.CustomEvent;
import io.dotmac.sub.core.event.EventRecord;
import io.dotmac.sub.core.event.catalog.EventCatalog;
import io.dotmac.sub.core.event.delivery.DeadLetters;
import io.dotmac.sub.core.event.feed.EventCursor;
import io.dotmac.sub.core.event.feed.EventFeed;
import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.http.ListParams;
import io.dotmac.sub.server.http.Once;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened: newest first, or with {@code after} in order behind a cursor. */
@Path("/events")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
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
  private final EventCatalog catalog;

  public EventResource(Database db, EventCatalog catalog) {
    this.db = db;
    this.catalog = catalog;
  }

  @GET
  @ListedBy(EventResource.class)
  @RequirePermission("audit:read")
  public Page<EventView> list(
      @Auth Caller caller,
      @QueryParam("after") @Nullable String after,
      @Context UriInfo uri,
      @BeanParam ListParams params) {
    return after == null
        ? params.page(query -> db.read(caller, tx -> LISTING.fetch(tx, query).map(EventView::of)))
        : feed(caller, EventCursor.parse(after), FeedParams.of(uri.getQueryParameters(), catalog));
  }

  private Page<EventView> feed(Caller caller, EventCursor after, FeedParams wanted) {
    return db.inTx(caller, tx -> {
      EventFeed.Batch batch = EventFeed.read(tx, after, wanted.filter(), wanted.limit());
      String next = batch.cursor().toString();
      return new Page<>(batch.events(), null, wanted.limit(), 0, next).map(EventView::of);
    });
  }

  @GET
  @Path("/{id}")
  @RequirePermission("audit:read")
  public EventWithDeliveries get(@Auth Caller caller, @PathParam("id") UUID id) {
    return db.read(caller, tx -> EventWithDeliveries.of(require(tx, id), DeadLetters.of(tx, id)));
  }

  /** Tells of something that happened elsewhere; its handlers hear of it as of any event. */
  @POST
  @RequirePermission("event:create")
  public Response publish(@Auth Caller caller, PublishEvent body, @BeanParam Once once) {
    if (body.eventType() != null && !body.eventType().equals(CustomEvent.TYPE)) {
      throw Problem.invalid("/event_type", "enum", "only events of the type custom can be told");
    }
    ObjectNode payload = CustomPayload.checked(body.payload());
    PublishedEvent made = db.inTx(caller, tx -> {
      CustomEvent event = new CustomEvent(payload, Subjects.checked(tx, body));
      tx.publish(event);
      return once.complete(tx, 202, PublishedEvent.of(event));
    });
    return Response.accepted(made).build();
  }

  /** Makes one delivery due again, dead or done. */
  @POST
  @Path("/{id}/deliveries/{handler}/replay")
  @Consumes(MediaType.WILDCARD)
  @RequirePermission("system:settings:write")
  public EventWithDeliveries replay(
      @Auth Caller caller, @PathParam("id") UUID id, @PathParam("handler") String handler) {
    return db.inTx(caller, tx -> {
      EventRecord event = require(tx, id);
      if (!DeadLetters.replay(tx, id, handler)) {
        throw Problem.notFound("delivery", handler + " of event " + id);
      }
      tx.session().refresh(event);
      return EventWithDeliveries.of(event, DeadLetters.of(tx, id));
    });
  }

  private static EventRecord require(Tx tx, UUID id) {
    EventRecord found = tx.session().find(EventRecord.class, id);
    if (found == null) {
      throw Problem.notFound("event", id);
    }
    return found;
  }
}
