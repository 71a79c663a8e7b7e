package io.dotmac.sub.core.webhook;

import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Tx;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;

/**
 * Sends again: one delivery, or the events of a range. What is sent again keeps its id, so that a
 * receiver which did take it knows it.
 */
public final class WebhookReplays {
  /** The most events of one range. */
  public static final int MOST = 100_000;

  private static final String AGAIN = "status = 'pending', step = 0, error = null,"
      + " response_status = null, delivered_at = null, updated_at = now(),";

  private WebhookReplays() {}

  /** Makes a delivery due now, whatever became of it before. */
  public static WebhookDelivery one(Tx tx, WebhookDeliveryId id) {
    WebhookDeliveries.LISTING.require(tx, id);
    tx.jdbc(connection -> {
      try (PreparedStatement update = connection.prepareStatement(
          "update webhook_delivery set " + AGAIN + " version = version + 1, queued_at = ?,"
              + " next_attempt_at = ? where tenant_id = ? and id = ?")) {
        update.setTimestamp(1, Timestamp.from(tx.now()));
        update.setTimestamp(2, Timestamp.from(tx.now()));
        update.setObject(3, tx.tenant().value());
        update.setObject(4, id.value());
        return update.executeUpdate();
      }
    });
    tx.session().clear();
    return WebhookDeliveries.LISTING.require(tx, id);
  }

  /**
   * Makes the events of a range due for an endpoint: those that failed, those it never got because
   * it subscribed later, and if asked for those it took.
   *
   * @return how many
   */
  public static int range(Tx tx, WebhookEndpointId endpoint, ReplayRange range) {
    range.check();
    WebhookEndpoint found = WebhookEndpoints.LISTING.require(tx, endpoint);
    if (!found.terms().isActive()) {
      throw Problem.conflict("inactive", "the endpoint is not active: nothing is sent to it");
    }
    Condition condition = new Condition(tx, endpoint, range);
    long matching = tx.jdbc(condition::count);
    if (matching > MOST) {
      throw Problem.invalid(
          "/until", "range", "a range of at most " + MOST + " events was expected: end it sooner");
    }
    return tx.jdbc(connection -> insert(connection, tx, condition));
  }

  private static int insert(Connection connection, Tx tx, Condition condition) throws SQLException {
    String sql = EventMessage.rows(
        "from event_store e",
        EventMessage.SUBSCRIBED
            + condition.where()
            + " order by e.seq"
            + " on conflict (tenant_id, endpoint_id, event_id) where event_id is not null"
            + " do update set " + AGAIN
            + " version = webhook_delivery.version + 1, queued_at = excluded.queued_at,"
            + " next_attempt_at = excluded.queued_at where webhook_delivery.status <> 'pending'"
            + (condition.withDelivered() ? "" : " and webhook_delivery.status <> 'delivered'"));
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setTimestamp(1, Timestamp.from(tx.now()));
      condition.bind(statement, 2);
      return statement.executeUpdate();
    }
  }

  /** Which events, as SQL over {@code e} and {@code s} with its values. */
  private static final class Condition {
    private final StringBuilder where = new StringBuilder(" where e.tenant_id = ?");
    private final List<Object> values = new ArrayList<>();
    private final boolean withDelivered;

    Condition(Tx tx, WebhookEndpointId endpoint, ReplayRange range) {
      withDelivered = range.withDelivered();
      values.add(tx.tenant().value());
      and("s.endpoint_id = ?", endpoint.value());
      if (range.since() != null) {
        and("e.occurred_at >= ?", Timestamp.from(range.since()));
      }
      if (range.until() != null) {
        and("e.occurred_at < ?", Timestamp.from(range.until()));
      }
      if (range.fromSequence() != null) {
        and("e.seq >= ?", range.fromSequence());
      }
      if (range.toSequence() != null) {
        and("e.seq <= ?", range.toSequence());
      }
      if (range.eventType() != null && !range.eventType().equals(WebhookSubscriptions.ALL)) {
        and("e.event_type = ?", range.eventType());
      }
    }

    private void and(String condition, Object value) {
      where.append(" and ").append(condition);
      values.add(value);
    }

    boolean withDelivered() {
      return withDelivered;
    }

    String where() {
      return where.toString();
    }

    void bind(PreparedStatement statement, int first) throws SQLException {
      for (int i = 0; i < values.size(); i++) {
        statement.setObject(first + i, values.get(i));
      }
    }

    long count(Connection connection) throws SQLException {
      String sql = "select count(*) from (select 1 from event_store e " + EventMessage.SUBSCRIBED
          + where + " limit " + (MOST + 1) + ") m";
      try (PreparedStatement query = connection.prepareStatement(sql)) {
        bind(query, 1);
        ResultSet row = query.executeQuery();
        row.next();
        return row.getLong(1);
      }
    }
  }
}
