package io.dotmac.sub.core.access.session;

import io.dotmac.sub.core.tx.Tx;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The sessions that are up, as far as their NASes have told. */
public final class LiveSessions {
  private static final String OF = """
      select id, session_id, nas_key, username, access_credential_id, radius_client_id, framed_ip
      from radius_session_open where tenant_id = ? and subscription_id = ? order by started_at
      """;

  /**
   * A session that is up.
   *
   * @param nasKey what its NAS calls itself
   * @param client the RADIUS client that reported it
   */
  public record LiveSession(
      UUID id,
      String sessionId,
      String nasKey,
      String username,
      @Nullable UUID credential,
      @Nullable UUID client,
      @Nullable String framedIp) {}

  private LiveSessions() {}

  /** The live sessions of one service, the oldest first. */
  public static List<LiveSession> of(Tx tx, UUID subscription) {
    return tx.jdbc(connection -> {
      List<LiveSession> sessions = new ArrayList<>();
      try (PreparedStatement query = connection.prepareStatement(OF)) {
        query.setObject(1, tx.tenant().value());
        query.setObject(2, subscription);
        ResultSet row = query.executeQuery();
        while (row.next()) {
          sessions.add(new LiveSession(
              row.getObject(1, UUID.class),
              row.getString(2),
              row.getString(3),
              row.getString(4),
              row.getObject(5, UUID.class),
              row.getObject(6, UUID.class),
              row.getString(7)));
        }
      }
      return sessions;
    });
  }
}
