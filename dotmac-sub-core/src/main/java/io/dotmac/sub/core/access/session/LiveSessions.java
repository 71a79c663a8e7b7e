package io.dotmac.sub.core.access.session;

import io.dotmac.sub.core.tx.Tx;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The sessions that are up, as far as their NASes have told. */
public final class LiveSessions {
  private static final String OF = """
      select subscription_id, id, session_id, nas_key, username, access_credential_id,
        radius_client_id, nas_device_id, framed_ip
      from radius_session_open where tenant_id = ? and subscription_id = any (?)
      order by started_at
      """;

  private static final String ALL = """
      select subscription_id, id, session_id, nas_key, username, access_credential_id,
        radius_client_id, nas_device_id, framed_ip, coalesce(calling_station_id, ''), started_at
      from radius_session_open where tenant_id = ? order by started_at
      """;

  /**
   * A session that is up.
   *
   * @param nasKey what its NAS calls itself
   * @param client the RADIUS client that reported it
   * @param nasDevice the device that the client is
   */
  public record LiveSession(
      UUID id,
      String sessionId,
      String nasKey,
      String username,
      @Nullable UUID credential,
      @Nullable UUID client,
      @Nullable UUID nasDevice,
      @Nullable String framedIp) {}

  /** Where a session is and since when. */
  public record Place(String station, Instant startedAt) {}

  private LiveSessions() {}

  /** Gives every live session of the tenant to {@code sink}, the oldest first. */
  public static void all(Tx tx, BiConsumer<LiveSession, Place> sink) {
    tx.jdbc(connection -> {
      try (PreparedStatement query = connection.prepareStatement(ALL)) {
        query.setFetchSize(5_000);
        query.setObject(1, tx.tenant().value());
        ResultSet row = query.executeQuery();
        while (row.next()) {
          sink.accept(
              session(row), new Place(row.getString(10), row.getTimestamp(11).toInstant()));
        }
      }
      return true;
    });
  }

  private static LiveSession session(ResultSet row) throws SQLException {
    return new LiveSession(
        row.getObject(2, UUID.class),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getObject(6, UUID.class),
        row.getObject(7, UUID.class),
        row.getObject(8, UUID.class),
        row.getString(9));
  }

  /** The live sessions of services, of each the oldest first; none for those without. */
  public static Map<UUID, List<LiveSession>> of(Tx tx, Collection<UUID> subscriptions) {
    return tx.jdbc(connection -> {
      Map<UUID, List<LiveSession>> sessions = new HashMap<>();
      try (PreparedStatement query = connection.prepareStatement(OF)) {
        query.setObject(1, tx.tenant().value());
        query.setArray(2, connection.createArrayOf("uuid", subscriptions.toArray()));
        ResultSet row = query.executeQuery();
        while (row.next()) {
          sessions
              .computeIfAbsent(row.getObject(1, UUID.class), service -> new ArrayList<>())
              .add(session(row));
        }
      }
      return sessions;
    });
  }
}
