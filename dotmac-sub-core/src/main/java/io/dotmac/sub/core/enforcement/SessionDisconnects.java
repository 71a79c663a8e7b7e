package io.dotmac.sub.core.enforcement;

import io.dotmac.sub.core.access.session.LiveSessions.LiveSession;
import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Tx;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Sessions that staff want ended: asked for here, carried out by whoever speaks to the NASes, and
 * kept with what they said.
 */
public final class SessionDisconnects {
  private static final int CLAIMED_AT_ONCE = 64;

  private static final String REQUEST = """
      insert into session_disconnect (tenant_id, id, session_id, acct_session_id, nas_key, username,
        framed_ip, access_credential_id, radius_client_id, nas_device_id, subscriber_id,
        subscription_id, requested_by, reason)
      select s.tenant_id, ?, s.id, s.session_id, s.nas_key, s.username, s.framed_ip,
        s.access_credential_id, s.radius_client_id, s.nas_device_id, s.subscriber_id,
        s.subscription_id, ?, ?
      from radius_session_open s where s.tenant_id = ? and s.id = ?
      on conflict (tenant_id, session_id) where status in ('pending', 'working') do nothing
      """;

  private static final String WAITS = """
      select id from session_disconnect
      where tenant_id = ? and session_id = ? and status in ('pending', 'working')
      """;

  /** One that a dead process had claimed is claimed again when its lease is over. */
  private static final String CLAIM = """
      update session_disconnect d set status = 'working', attempts = attempts + 1,
        due_at = now() + interval '1 minute', updated_at = now(), version = version + 1
      from (select id from session_disconnect
        where tenant_id = ? and status in ('pending', 'working') and due_at <= now()
        order by due_at limit ? for update skip locked) due
      where d.tenant_id = ? and d.id = due.id
      returning d.id, d.acct_session_id, d.nas_key, d.username, d.access_credential_id,
        d.radius_client_id, d.nas_device_id, d.framed_ip, d.session_id
      """;

  private static final String RECORD = """
      update session_disconnect set status = ?, answer = ?, detail = ?, finished_at = now(),
        updated_at = now(), version = version + 1
      where tenant_id = ? and id = ? and status = 'working'
      """;

  /** A request that somebody has claimed. */
  public record Claim(SessionDisconnectId id, LiveSession session) {}

  /**
   * What came of a request.
   *
   * @param gone whether the session is gone
   * @param answer {@code ack}, {@code nak}, {@code timeout} or {@code not_sent}
   */
  public record Finding(SessionDisconnectId id, boolean gone, String answer, String detail) {}

  /**
   * Asks for the end of a live session; again while it is being worked on changes nothing.
   *
   * @param session the id of its record
   */
  public SessionDisconnectId request(Tx tx, UUID session, @Nullable String reason) {
    new Checks().text("/reason", reason, 500).done();
    SessionDisconnectId id = SessionDisconnectId.next();
    boolean made = tx.jdbc(connection -> {
      try (PreparedStatement insert = connection.prepareStatement(REQUEST)) {
        insert.setObject(1, id.value());
        insert.setString(2, tx.actor().name());
        insert.setString(3, reason);
        insert.setObject(4, tx.tenant().value());
        insert.setObject(5, session);
        return insert.executeUpdate() == 1;
      }
    });
    return made ? id : waiting(tx, session);
  }

  private static SessionDisconnectId waiting(Tx tx, UUID session) {
    return tx.jdbc(connection -> {
      try (PreparedStatement query = connection.prepareStatement(WAITS)) {
        query.setObject(1, tx.tenant().value());
        query.setObject(2, session);
        ResultSet row = query.executeQuery();
        if (row.next()) {
          return new SessionDisconnectId(row.getObject(1, UUID.class));
        }
        throw Problem.conflict("session_ended", "the session is not online, nothing can be ended");
      }
    });
  }

  /** Claims some that are due; they are the caller's for a minute. */
  public static List<Claim> claim(Tx tx) {
    return tx.jdbc(connection -> {
      List<Claim> claims = new ArrayList<>();
      try (PreparedStatement update = connection.prepareStatement(CLAIM)) {
        update.setObject(1, tx.tenant().value());
        update.setInt(2, CLAIMED_AT_ONCE);
        update.setObject(3, tx.tenant().value());
        ResultSet row = update.executeQuery();
        while (row.next()) {
          claims.add(new Claim(
              new SessionDisconnectId(row.getObject(1, UUID.class)),
              new LiveSession(
                  row.getObject(9, UUID.class),
                  row.getString(2),
                  row.getString(3),
                  row.getString(4),
                  row.getObject(5, UUID.class),
                  row.getObject(6, UUID.class),
                  row.getObject(7, UUID.class),
                  row.getString(8))));
        }
      }
      return claims;
    });
  }

  /** Keeps what the NASes said. */
  public static void record(Tx tx, List<Finding> findings) {
    tx.jdbc(connection -> {
      try (PreparedStatement update = connection.prepareStatement(RECORD)) {
        for (Finding finding : findings) {
          update.setString(1, finding.gone() ? "done" : "failed");
          update.setString(2, finding.answer());
          update.setString(3, finding.detail());
          update.setObject(4, tx.tenant().value());
          update.setObject(5, finding.id().value());
          update.addBatch();
        }
        return update.executeBatch().length;
      }
    });
  }
}
