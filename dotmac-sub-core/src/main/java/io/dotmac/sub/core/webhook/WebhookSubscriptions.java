package io.dotmac.sub.core.webhook;

import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.listing.Parsers;
import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Tx;
import java.util.regex.Pattern;

/** Which endpoint gets which events. */
public final class WebhookSubscriptions {
  /** All of them; staff only. */
  public static final Listing<WebhookSubscription> LISTING = Listing.of(WebhookSubscription.class)
      .filter("endpoint_id", "e.endpoint.value = :endpoint_id", Id::parse)
      .filter("event_type", "e.eventType = :event_type", text -> text)
      .filter("is_active", "e.isActive = :is_active", Parsers::flag)
      .sort("event_type", "e.eventType")
      .sort("created_at", "e.createdAt");

  /** What subscribes to every event. */
  public static final String ALL = "*";

  private static final Pattern TYPE = Pattern.compile("[*]|[a-z][a-z0-9_]*([.][a-z0-9_]+)*");
  private static final int LONGEST_TYPE = 100;

  /** Adds one; an endpoint has one for each type. */
  public WebhookSubscription create(Tx tx, WebhookEndpointId endpoint, String eventType) {
    check(eventType);
    WebhookEndpoints.LISTING.require(tx, endpoint);
    refuseSecond(tx, endpoint, eventType);
    WebhookSubscription made = new WebhookSubscription(endpoint, eventType);
    tx.save(made);
    return made;
  }

  /** The one of that id. */
  public WebhookSubscription require(Tx tx, WebhookSubscriptionId id) {
    return LISTING.require(tx, id);
  }

  /** Changes what it is for, and whether it is in use. */
  public WebhookSubscription update(
      Tx tx, WebhookSubscriptionId id, String eventType, boolean active) {
    check(eventType);
    WebhookSubscription found = require(tx, id);
    if (!found.eventType().equals(eventType)) {
      refuseSecond(tx, found.endpoint(), eventType);
    }
    found.change(eventType, active);
    return found;
  }

  /** Nothing new is sent for it; what waits already is. */
  public void deactivate(Tx tx, WebhookSubscriptionId id) {
    WebhookSubscription found = require(tx, id);
    found.change(found.eventType(), false);
  }

  static void check(String eventType) {
    new Checks()
        .required("/event_type", eventType, LONGEST_TYPE)
        .rule(
            TYPE.matcher(eventType).matches(),
            "/event_type",
            "format",
            "a type such as invoice.paid was expected, or * for all, and '" + eventType + "' found")
        .done();
  }

  private static void refuseSecond(Tx tx, WebhookEndpointId endpoint, String eventType) {
    boolean there = tx.session()
            .createSelectionQuery(
                "select count(*) from WebhookSubscription e where e.endpoint.value = :endpoint"
                    + " and e.eventType = :type",
                Long.class)
            .setParameter("endpoint", endpoint.value())
            .setParameter("type", eventType)
            .getSingleResult()
        > 0;
    if (there) {
      throw Problem.conflict(
          "duplicate", "the endpoint has a subscription to " + eventType + " already");
    }
  }
}
