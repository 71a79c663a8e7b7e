package io.dotmac.sub.core.access.sync;

import io.dotmac.sub.core.tx.Tx;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Where the nodes note who follows the changes for a job, and when all was compared. */
public final class SyncDesk {
  private static final String FOLLOW = """
      update radius_sync_job set follower_id = ?, followed_until = ?
      where tenant_id = ? and id = ? and is_active
        and (follower_id = ? or followed_until is null or followed_until < ?)
      returning compared_at
      """;

  private SyncDesk() {}

  /** The jobs in use. */
  public static List<RadiusSyncJobId> active(Tx tx) {
    return ids(tx, "select id from radius_sync_job where tenant_id = ? and is_active order by id");
  }

  /** The jobs in use for which it is time to compare everything. */
  public static List<RadiusSyncJobId> due(Tx tx) {
    return ids(
        tx,
        "select id from radius_sync_job where tenant_id = ? and is_active"
            + " and (compared_at is null"
            + " or compared_at < now() - make_interval(mins => interval_minutes)) order by id");
  }

  /** All credentials of the tenant, by id. */
  public static List<UUID> credentials(Tx tx) {
    return ids(tx, "select id from access_credential where tenant_id = ? order by id").stream()
        .map(RadiusSyncJobId::value)
        .toList();
  }

  private static List<RadiusSyncJobId> ids(Tx tx, String sql) {
    return tx.jdbc(connection -> {
      List<RadiusSyncJobId> found = new ArrayList<>();
      try (PreparedStatement query = connection.prepareStatement(sql)) {
        query.setObject(1, tx.tenant().value());
        ResultSet row = query.executeQuery();
        while (row.next()) {
          found.add(new RadiusSyncJobId(row.getObject(1, UUID.class)));
        }
      }
      return found;
    });
  }

  /**
   * Whether that node follows the changes for {@code job} for the time to come; a node that does
   * not say so in time is relieved.
   */
  public static boolean follow(Tx tx, RadiusSyncJobId job, UUID node, Duration lease) {
    return tx.jdbc(connection -> {
      try (PreparedStatement update = connection.prepareStatement(FOLLOW)) {
        update.setObject(1, node);
        update.setTimestamp(2, Timestamp.from(tx.systemNow().plus(lease)));
        update.setObject(3, tx.tenant().value());
        update.setObject(4, job.value());
        update.setObject(5, node);
        update.setTimestamp(6, Timestamp.from(tx.systemNow()));
        return update.executeQuery().next();
      }
    });
  }

  /** That node follows no more: another may do so at once. */
  public static void leave(Tx tx, UUID node) {
    tx.jdbc(connection -> {
      try (PreparedStatement update =
          connection.prepareStatement("update radius_sync_job set followed_until = null"
              + " where tenant_id = ? and follower_id = ?")) {
        update.setObject(1, tx.tenant().value());
        update.setObject(2, node);
        return update.executeUpdate();
      }
    });
  }

  /** Everything was compared as it was at that moment. */
  public static void compared(Tx tx, RadiusSyncJobId job, Instant at) {
    tx.jdbc(connection -> {
      try (PreparedStatement update = connection.prepareStatement(
          "update radius_sync_job set compared_at = ? where tenant_id = ? and id = ?")) {
        update.setTimestamp(1, Timestamp.from(at));
        update.setObject(2, tx.tenant().value());
        update.setObject(3, job.value());
        return update.executeUpdate();
      }
    });
  }

  /** Everything is to be compared at the next occasion. */
  static void compareSoon(Tx tx, RadiusSyncJobId job) {
    tx.jdbc(connection -> {
      try (PreparedStatement update = connection.prepareStatement(
          "update radius_sync_job set compared_at = null where tenant_id = ? and id = ?")) {
        update.setObject(1, tx.tenant().value());
        update.setObject(2, job.value());
        return update.executeUpdate();
      }
    });
  }
}
