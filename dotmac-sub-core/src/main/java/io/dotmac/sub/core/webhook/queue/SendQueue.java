package io.dotmac.sub.core.webhook.queue;

import io.dotmac.sub.core.tx.Ids;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.webhook.WebhookEndpointId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Hands out what is due. One node at a time sends to an endpoint, so messages about one subject
 * cannot overtake each other; any number of nodes share the endpoints between them.
 */
public final class SendQueue {
  private static final int FAILING_MESSAGES = 100;

  private static final String LEASE = """
      with due as (
        select w.id from webhook_endpoint w
        where w.tenant_id = ? and w.is_active
          and (w.leased_until is null or w.leased_until < now())
          and exists (select 1 from webhook_delivery d where d.tenant_id = w.tenant_id
            and d.endpoint_id = w.id and d.status = 'pending' and d.next_attempt_at <= ?)
        order by w.last_round_at nulls first limit ? for no key update skip locked)
      update webhook_endpoint w set lease_token = ?,
        leased_until = now() + make_interval(secs => ?)
      from due where w.tenant_id = ? and w.id = due.id
      returning w.id, w.url, w.failures > 0
      """;

  private static final String SECRETS = """
      select endpoint_id, secret_sealed from webhook_secret
      where tenant_id = ? and endpoint_id = any (?) and (expires_at is null or expires_at > now())
      order by endpoint_id, expires_at desc nulls first
      """;

  /**
   * An event that is not handed over yet holds back all later ones: nodes hand over side by side.
   * A message waits for an earlier one about its subject that comes later in this order.
   */
  private static final String TAKE = """
      with held as (
        select least(
          (select seq from event_store where tenant_id = ? and status = 'pending'
            order by seq limit 1),
          (select min(event_seq) from event_delivery where tenant_id = ? and status = 'pending'
            and handler = 'webhook' and attempts = 0)) as seq)
      select d.endpoint_id, d.id, d.subject, d.event_type, d.body
      from unnest(?::uuid[], ?::int[]) as l(endpoint_id, most) cross join lateral (
        select d.* from webhook_delivery d
        where d.tenant_id = ? and d.endpoint_id = l.endpoint_id and d.status = 'pending'
          and d.next_attempt_at <= ?
          and d.event_seq < coalesce((select seq from held), 9223372036854775807)
          and coalesce((select false from webhook_delivery p where p.tenant_id = d.tenant_id
            and p.endpoint_id = d.endpoint_id and p.subject = d.subject and p.status = 'pending'
            and p.event_seq < d.event_seq and p.next_attempt_at > d.next_attempt_at
            limit 1), true)
        order by d.next_attempt_at, d.event_seq limit l.most) d
      order by d.endpoint_id, d.event_seq, d.id
      """;

  private final Duration lease;

  /** Hands endpoints out for that long: more than one round of sending takes. */
  public SendQueue(Duration lease) {
    this.lease = lease;
  }

  /**
   * Takes some endpoints for which messages are due, those that waited longest first.
   *
   * @param most how many endpoints
   * @param messages how many messages of each; fewer of those that fail
   */
  public List<Lane> take(Tx tx, int most, int messages) {
    return tx.jdbc(connection -> {
      List<Lane> leased = lease(connection, tx, most);
      return leased.isEmpty() ? leased : filled(connection, tx, leased, messages);
    });
  }

  private List<Lane> lease(Connection connection, Tx tx, int most) throws SQLException {
    List<Lane> lanes = new ArrayList<>();
    UUID token = Ids.next();
    try (PreparedStatement update = connection.prepareStatement(LEASE)) {
      update.setObject(1, tx.tenant().value());
      update.setTimestamp(2, Timestamp.from(tx.now()));
      update.setInt(3, most);
      update.setObject(4, token);
      update.setDouble(5, lease.toMillis() / 1000.0);
      update.setObject(6, tx.tenant().value());
      ResultSet row = update.executeQuery();
      while (row.next()) {
        lanes.add(new Lane(
            new WebhookEndpointId(row.getObject(1, UUID.class)),
            token,
            row.getString(2),
            row.getBoolean(3),
            List.of(),
            List.of()));
      }
    }
    return lanes;
  }

  private static List<Lane> filled(Connection connection, Tx tx, List<Lane> leased, int messages)
      throws SQLException {
    Map<UUID, List<String>> secrets = secrets(connection, tx, leased);
    Map<UUID, List<Outgoing>> due = due(connection, tx, leased, messages);
    List<Lane> lanes = new ArrayList<>();
    for (Lane lane : leased) {
      UUID id = lane.endpoint().value();
      lanes.add(new Lane(
          lane.endpoint(),
          lane.token(),
          lane.url(),
          lane.failing(),
          secrets.getOrDefault(id, List.of()),
          due.getOrDefault(id, List.of())));
    }
    return lanes;
  }

  private static Map<UUID, List<String>> secrets(Connection connection, Tx tx, List<Lane> leased)
      throws SQLException {
    Map<UUID, List<String>> found = new LinkedHashMap<>();
    try (PreparedStatement query = connection.prepareStatement(SECRETS)) {
      query.setObject(1, tx.tenant().value());
      query.setArray(2, connection.createArrayOf("uuid", ids(leased)));
      ResultSet row = query.executeQuery();
      while (row.next()) {
        found
            .computeIfAbsent(row.getObject(1, UUID.class), id -> new ArrayList<>())
            .add(row.getString(2));
      }
    }
    return found;
  }

  private static Map<UUID, List<Outgoing>> due(
      Connection connection, Tx tx, List<Lane> leased, int messages) throws SQLException {
    Object[] most = leased.stream()
        .map(lane -> lane.failing() ? Math.min(messages, FAILING_MESSAGES) : messages)
        .toArray();
    Map<UUID, List<Outgoing>> found = new LinkedHashMap<>();
    try (PreparedStatement query = connection.prepareStatement(TAKE)) {
      query.setObject(1, tx.tenant().value());
      query.setObject(2, tx.tenant().value());
      query.setArray(3, connection.createArrayOf("uuid", ids(leased)));
      query.setArray(4, connection.createArrayOf("int4", most));
      query.setObject(5, tx.tenant().value());
      query.setTimestamp(6, Timestamp.from(tx.now()));
      ResultSet row = query.executeQuery();
      while (row.next()) {
        found
            .computeIfAbsent(row.getObject(1, UUID.class), id -> new ArrayList<>())
            .add(new Outgoing(
                row.getObject(2, UUID.class),
                row.getObject(3, UUID.class),
                Objects.requireNonNull(row.getString(4)),
                Objects.requireNonNull(row.getString(5))));
      }
    }
    return found;
  }

  private static Object[] ids(List<Lane> lanes) {
    return lanes.stream().map(lane -> lane.endpoint().value()).toArray();
  }

  /**
   * Records what became of the messages of a lane and gives the endpoint back.
   *
   * @return false when the lease ran out and another node has the endpoint: then nothing is
   *     recorded, and what was sent is sent again
   */
  public boolean record(Tx tx, Lane lane, List<Sent> sent) {
    return tx.jdbc(connection -> new Recording(connection, tx, lane).record(sent));
  }
}
