package io.dotmac.sub.core.usage;

import io.dotmac.sub.core.setting.Settings;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Keeps the tables of usage and sessions, which are kept by month: adds the months to come, deletes
 * what a tenant does not keep, and takes away months of which nothing is left.
 */
public final class Retention {
  private static final int AT_ONCE = 20_000;
  private static final int MONTHS_AHEAD = 24;

  private static final String USAGE = """
      delete from usage_record u using (select tenant_id, id, recorded_at from usage_record
        where tenant_id = ? and recorded_at < ? limit ?) old
      where u.tenant_id = old.tenant_id and u.id = old.id and u.recorded_at = old.recorded_at
      """;

  private static final String SESSIONS = """
      delete from radius_session_closed s using (select tenant_id, id, started_at
        from radius_session_closed
        where tenant_id = ? and started_at < ? and ended_at < ? limit ?) old
      where s.tenant_id = old.tenant_id and s.id = old.id and s.started_at = old.started_at
      """;

  private Retention() {}

  /**
   * Deletes some of what the tenant keeps no longer.
   *
   * @return how many rows; to be called again until it is 0
   */
  public static int forget(Tx tx) {
    Instant usage = months(tx, Settings.get(tx, QuotaSettings.USAGE_MONTHS));
    Instant sessions = months(tx, Settings.get(tx, QuotaSettings.SESSION_MONTHS));
    return tx.jdbc(connection -> {
      int deleted;
      try (PreparedStatement delete = connection.prepareStatement(USAGE)) {
        delete.setObject(1, tx.tenant().value());
        delete.setTimestamp(2, Timestamp.from(usage));
        delete.setInt(3, AT_ONCE);
        deleted = delete.executeUpdate();
      }
      try (PreparedStatement delete = connection.prepareStatement(SESSIONS)) {
        delete.setObject(1, tx.tenant().value());
        delete.setTimestamp(2, Timestamp.from(sessions));
        delete.setTimestamp(3, Timestamp.from(sessions));
        delete.setInt(4, AT_ONCE);
        return deleted + delete.executeUpdate();
      }
    });
  }

  /**
   * Adds the months to come, of all tenants, and takes away empty ones that are over for a year.
   *
   * @return how many were taken away
   */
  public static int turnMonths(Database db, LocalDate today) {
    return db.inPlatformTx(session -> session.doReturningWork(connection -> {
      try (PreparedStatement add = connection.prepareStatement("select dotmac_add_months(?)")) {
        add.setInt(1, MONTHS_AHEAD);
        add.execute();
      }
      try (PreparedStatement drop = connection.prepareStatement("select dotmac_drop_months(?)")) {
        drop.setObject(1, today.minusYears(1));
        try (ResultSet row = drop.executeQuery()) {
          row.next();
          return row.getInt(1);
        }
      }
    }));
  }

  private static Instant months(Tx tx, int months) {
    return tx.today()
        .withDayOfMonth(1)
        .minusMonths(months)
        .atStartOfDay(tx.zone())
        .toInstant();
  }
}
