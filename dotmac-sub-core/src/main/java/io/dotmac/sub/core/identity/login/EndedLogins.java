package io.dotmac.sub.core.identity.login;

import io.dotmac.sub.core.setting.Settings;
import io.dotmac.sub.core.tx.Tx;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Forgets sessions, tokens, links and codes some time after nobody can sign in with them any more.
 * The audit keeps who signed in.
 */
public final class EndedLogins {
  /** Many, but not so many that other transactions wait long. */
  private static final int AT_ONCE = 5_000;

  /** The first ones name the later ones. */
  private static final List<String> ENDED = List.of(
      "refresh_token where expires_at < :before",
      "login_session where (expires_at < :before or revoked_at < :before)"
          + " and not exists (select 1 from login_session other"
          + " where other.tenant_id = login_session.tenant_id"
          + " and other.parent_id = login_session.id)",
      "mfa_code where expires_at < :before",
      "mfa_challenge where expires_at < :before",
      "remembered_device where expires_at < :before",
      "account_token where expires_at < :before");

  private EndedLogins() {}

  /**
   * Deletes some of those that ended longer ago than {@link AuthSettings#ENDED_LOGIN_KEPT_DAYS}
   * says.
   *
   * @return how many; 0 when none is left
   */
  public static int forget(Tx tx) {
    int days = Settings.get(tx, AuthSettings.ENDED_LOGIN_KEPT_DAYS);
    Instant before = tx.systemNow().minus(days, ChronoUnit.DAYS);
    return ENDED.stream().mapToInt(ended -> delete(tx, ended, before)).sum();
  }

  private static int delete(Tx tx, String ended, Instant before) {
    String table = ended.substring(0, ended.indexOf(' '));
    String sql = "delete from " + table + " where tenant_id = :tenant and id in (select id from "
        + ended + " and tenant_id = :tenant limit " + AT_ONCE + ")";
    return tx.session()
        .createNativeMutationQuery(sql)
        .setParameter("tenant", tx.tenant().value())
        .setParameter("before", before)
        .executeUpdate();
  }
}
