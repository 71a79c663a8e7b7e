package io.dotmac.sub.core.event.delivery;

import io.dotmac.sub.core.tx.Tx;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Deliveries as staff see them: those that failed for good, and doing them once more. */
public final class DeadLetters {
  /** The most that {@link #replay(Tx, Range)} makes due in one call. */
  public static final int MOST = 10_000;

  private static final String OF_EVENT = """
      select d.event_id, e.event_type, d.handler, d.status, d.attempts, d.next_attempt_at,
        d.completed_at, d.error
      from event_delivery d join event_store e on e.tenant_id = d.tenant_id
        and e.event_id = d.event_id and e.recorded_at = d.recorded_at
      where d.tenant_id = ? and d.event_id = ? order by d.handler
      """;

  private static final String AGAIN = """
      update event_delivery set status = 'pending', attempts = 0, error = null,
        completed_at = null, next_attempt_at = now()
      where tenant_id = ? and event_id = ? and handler = ?
      returning event_id, recorded_at
      """;

  private static final String RANGE = """
      update event_delivery again set status = 'pending', attempts = 0, error = null,
        completed_at = null, next_attempt_at = now()
      from (select d.event_id, d.handler from event_delivery d
        join event_store e on e.tenant_id = d.tenant_id and e.event_id = d.event_id
          and e.recorded_at = d.recorded_at
        where d.tenant_id = ? and d.status = any (?) and (?::text is null or d.handler = ?)
          and (?::text is null or e.event_type = ?)
          and e.recorded_at >= ? and e.recorded_at < ?
        order by d.event_seq limit %d) found
      where again.tenant_id = ? and again.event_id = found.event_id
        and again.handler = found.handler
      returning again.event_id, again.recorded_at
      """.formatted(MOST);

  private static final String OPEN = """
      update event_store e set status = 'processing'
      from unnest(?::uuid[], ?::timestamptz[]) as open (event_id, recorded_at)
      where e.tenant_id = ? and e.event_id = open.event_id and e.recorded_at = open.recorded_at
      """;

  private DeadLetters() {}

  /** How one delivery stands. */
  public record State(
      UUID event,
      String type,
      String handler,
      String status,
      int attempts,
      Instant nextAttemptAt,
      Optional<Instant> completedAt,
      Optional<String> error) {}

  /**
   * Which deliveries are to be done once more.
   *
   * @param from recorded then or later
   * @param before recorded earlier
   * @param handler absent: all
   * @param type absent: all
   * @param doneToo also those that went well
   */
  public record Range(
      Instant from,
      Instant before,
      @Nullable String handler,
      @Nullable String type,
      boolean doneToo) {}

  /** The deliveries of one event, by handler. */
  public static List<State> of(Tx tx, UUID event) {
    return tx.jdbc(connection -> {
      try (PreparedStatement query = connection.prepareStatement(OF_EVENT)) {
        query.setObject(1, tx.tenant().value());
        query.setObject(2, event);
        List<State> states = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
          while (row.next()) {
            states.add(state(row));
          }
        }
        return states;
      }
    });
  }

  private static State state(ResultSet row) throws SQLException {
    return new State(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getInt(5),
        row.getTimestamp(6).toInstant(),
        Optional.ofNullable(row.getTimestamp(7)).map(Timestamp::toInstant),
        Optional.ofNullable(row.getString(8)));
  }

  /** Makes a dead or done delivery due again; false when there is none. */
  public static boolean replay(Tx tx, UUID event, String handler) {
    return tx.jdbc(connection -> {
      try (PreparedStatement update = connection.prepareStatement(AGAIN)) {
        update.setObject(1, tx.tenant().value());
        update.setObject(2, event);
        update.setString(3, handler);
        return open(tx, update) == 1;
      }
    });
  }

  /** Makes those due again, the oldest first, at most {@link #MOST}; gives how many. */
  public static int replay(Tx tx, Range range) {
    return tx.jdbc(connection -> {
      Object[] states =
          range.doneToo() ? new Object[] {"failed", "completed"} : new Object[] {"failed"};
      try (PreparedStatement update = connection.prepareStatement(RANGE)) {
        update.setObject(1, tx.tenant().value());
        update.setArray(2, connection.createArrayOf("text", states));
        update.setString(3, range.handler());
        update.setString(4, range.handler());
        update.setString(5, range.type());
        update.setString(6, range.type());
        update.setTimestamp(7, Timestamp.from(range.from()));
        update.setTimestamp(8, Timestamp.from(range.before()));
        update.setObject(9, tx.tenant().value());
        return open(tx, update);
      }
    });
  }

  /** Runs an update that gives events, which are then no longer done; gives how many rows. */
  private static int open(Tx tx, PreparedStatement update) throws SQLException {
    List<UUID> events = new ArrayList<>();
    List<String> recorded = new ArrayList<>();
    try (ResultSet row = update.executeQuery()) {
      while (row.next()) {
        events.add(row.getObject(1, UUID.class));
        recorded.add(row.getTimestamp(2).toInstant().toString());
      }
    }
    try (PreparedStatement open = update.getConnection().prepareStatement(OPEN)) {
      open.setArray(1, update.getConnection().createArrayOf("uuid", events.toArray()));
      open.setArray(2, update.getConnection().createArrayOf("timestamptz", recorded.toArray()));
      open.setObject(3, tx.tenant().value());
      open.executeUpdate();
    }
    return events.size();
  }
}
