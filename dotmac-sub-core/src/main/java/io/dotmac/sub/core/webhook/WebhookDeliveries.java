package io.dotmac.sub.core.webhook;

import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.setting.Setting;
import io.dotmac.sub.core.setting.SettingDomain;
import io.dotmac.sub.core.setting.Settings;
import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireJson;
import io.dotmac.sub.core.tx.WireName;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was sent, what waits, what failed; and sending again. */
public final class WebhookDeliveries {
  /** All of them, the newest first; staff only. */
  public static final Listing<WebhookDelivery> LISTING = Listing.of(WebhookDelivery.class)
      .filter("endpoint_id", "e.endpoint.value = :endpoint_id", Id::parse)
      .filter("event_id", "e.eventId = :event_id", Id::parse)
      .filter("event_type", "e.eventType = :event_type", text -> text)
      .filter(
          "status", "e.status = :status", text -> WireName.parse(WebhookDeliveryStatus.class, text))
      .filter("since", "e.createdAt >= :since", Instant::parse)
      .filter("until", "e.createdAt < :until", Instant::parse)
      .sort("created_at", "e.createdAt")
      .sort("event", "e.eventSeq");

  /** How long deliveries and their bodies are kept. */
  public static final Setting<Integer> KEPT_DAYS =
      Setting.integer(SettingDomain.COMMS, "webhook_delivery_kept_days", 30).range(1, 365);

  /** The type of what {@link #test} sends. */
  public static final String TEST = "webhook.test";

  private static final int FORGOTTEN_AT_ONCE = 5_000;

  private WebhookDeliveries() {}

  /** Every attempt at a delivery, the first first. */
  public static List<WebhookAttempt> attempts(Tx tx, WebhookDeliveryId delivery) {
    return tx.jdbc(connection -> {
      List<WebhookAttempt> found = new ArrayList<>();
      try (PreparedStatement query = connection.prepareStatement(
          "select number, started_at, took_ms, response_status, response_body, error"
              + " from webhook_attempt where tenant_id = ? and delivery_id = ? order by number")) {
        query.setObject(1, tx.tenant().value());
        query.setObject(2, delivery.value());
        ResultSet row = query.executeQuery();
        while (row.next()) {
          found.add(new WebhookAttempt(
              row.getInt(1),
              row.getTimestamp(2).toInstant(),
              row.getInt(3),
              row.getObject(4, Integer.class),
              row.getString(5),
              row.getString(6)));
        }
      }
      return found;
    });
  }

  /** Queues a message that is about nothing, to see whether it arrives. */
  public static WebhookDelivery test(Tx tx, WebhookEndpointId endpoint) {
    WebhookEndpoints.LISTING.require(tx, endpoint);
    WebhookDeliveryId id = WebhookDeliveryId.next();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("event_id", id.toString());
    body.put("event_type", TEST);
    body.put("occurred_at", tx.now().toString());
    body.put("sequence", 0);
    body.put("payload", Map.of("message", "This endpoint is reached."));
    body.put("context", Map.of("actor", tx.actor().name()));
    tx.jdbc(connection -> {
      try (PreparedStatement insert = connection.prepareStatement(
          "insert into webhook_delivery (tenant_id, id, endpoint_id, event_type, subject, body,"
              + " queued_at, next_attempt_at) values (?, ?, ?, ?, ?, ?, ?, ?)")) {
        insert.setObject(1, tx.tenant().value());
        insert.setObject(2, id.value());
        insert.setObject(3, endpoint.value());
        insert.setString(4, TEST);
        insert.setObject(5, id.value());
        insert.setString(6, WireJson.write(body));
        insert.setTimestamp(7, Timestamp.from(tx.now()));
        insert.setTimestamp(8, Timestamp.from(tx.now()));
        return insert.executeUpdate();
      }
    });
    return LISTING.require(tx, id);
  }

  /** Deletes what is older than the tenant keeps it, whole and with its attempts; for a job. */
  public static int forgetOld(Tx tx) {
    Timestamp before =
        Timestamp.from(tx.systemNow().minus(Duration.ofDays(Settings.get(tx, KEPT_DAYS))));
    return tx.jdbc(connection -> {
      try (PreparedStatement delete = connection.prepareStatement(
          "delete from webhook_delivery where tenant_id = ? and id in (select id"
              + " from webhook_delivery where tenant_id = ? and created_at < ?"
              + " and status <> 'pending' order by created_at limit ?)")) {
        delete.setObject(1, tx.tenant().value());
        delete.setObject(2, tx.tenant().value());
        delete.setTimestamp(3, before);
        delete.setInt(4, FORGOTTEN_AT_ONCE);
        return delete.executeUpdate();
      }
    });
  }
}
