package io.dotmac.sub.core.network.ip;

import io.dotmac.sub.core.tx.Tx;
import java.sql.PreparedStatement;
import java.sql.Timestamp;
import java.time.Duration;

/** Leases that no node looks after any more. */
public final class LeaseReaper {
  /** Nobody who has been gone for that long has a session that is not accounted for. */
  private static final Duration ABANDONED = Duration.ofMinutes(20);

  private static final String NO_SESSION = """
       and not exists (select 1 from radius_session_open r where r.tenant_id = h.tenant_id
        and r.subscription_id = h.subscription_id
        and r.access_credential_id = h.access_credential_id)
      """;

  private static final String RELEASE = """
      update ip_holding h set released_at = ?, updated_at = now(), version = h.version + 1
      where h.tenant_id = ? and h.kind = 'leased' and h.released_at is null and h.used_at < ?
        and not exists (select 1 from ip_node n
          where n.node_id = h.node_id and n.followed_at > now() - make_interval(secs => ?))
      """ + NO_SESSION;

  /** Their logins are refused, so no node gives them back. */
  private static final String OVER = """
      delete from ip_holding h using access_credential c, subscription s
      where h.tenant_id = ? and h.kind = 'leased' and h.released_at < ?
        and c.tenant_id = h.tenant_id and c.id = h.access_credential_id
        and s.tenant_id = h.tenant_id and s.id = h.subscription_id
        and (not c.is_active or s.status in ('canceled', 'expired'))
      """ + NO_SESSION;

  /** How many leases of nodes that are gone were released, and how many of services deleted. */
  public record Reaped(int released, int deleted) {
    @Override
    public String toString() {
      return released + " released, " + deleted + " deleted";
    }
  }

  private LeaseReaper() {}

  /** Releases and deletes what nobody needs. */
  public static Reaped reap(Tx tx, Duration silent) {
    return tx.jdbc(connection -> {
      try (PreparedStatement release = connection.prepareStatement(RELEASE);
          PreparedStatement delete = connection.prepareStatement(OVER)) {
        release.setTimestamp(1, Timestamp.from(tx.systemNow()));
        release.setObject(2, tx.tenant().value());
        release.setTimestamp(3, Timestamp.from(tx.systemNow().minus(ABANDONED)));
        release.setLong(4, silent.toSeconds());
        delete.setObject(1, tx.tenant().value());
        delete.setTimestamp(2, Timestamp.from(tx.systemNow().minus(IpLeases.QUIET)));
        return new Reaped(release.executeUpdate(), delete.executeUpdate());
      }
    });
  }
}
