package io.dotmac.sub.core.access.sync;

import io.dotmac.sub.core.tx.Tx;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What has been read of the accounting of a FreeRADIUS: the highest id of its sessions, and a
 * digest of each that may still change. It moves in the transaction that stores what was read.
 */
public final class ReadSessions {
  private static final String PUT = """
      insert into radius_sync_session (tenant_id, job_id, radacct_id, digest, is_open)
      select ?, ?, * from unnest(?::int8[], ?::int8[], ?::bool[])
      on conflict (tenant_id, job_id, radacct_id)
        do update set digest = excluded.digest, is_open = excluded.is_open
      """;

  private static final String ADVANCE = """
      update radius_sync_job set accounting_id = greatest(accounting_id, ?)
      where tenant_id = ? and id = ?
      """;

  private static final String FORGET = """
      delete from radius_sync_session
      where tenant_id = ? and job_id = ? and not is_open and radacct_id <= ?
      """;

  private static final String LOST = """
      delete from radius_sync_session
      where tenant_id = ? and job_id = ? and radacct_id = any (?)
      """;

  private ReadSessions() {}

  /** A session as it was stored. */
  public record Digest(long id, long digest, boolean open) {}

  /**
   * What is known.
   *
   * @param lastId the highest id that was read; 0 if nothing ever was
   * @param since when the job was made: what had ended before is not read
   */
  public record Known(long lastId, Instant since, Map<Long, Digest> digests) {}

  /** What is known of that job's sessions. */
  public static Known of(Tx tx, RadiusSyncJobId job) {
    return tx.jdbc(connection -> {
      Map<Long, Digest> digests = new HashMap<>();
      try (PreparedStatement query =
          connection.prepareStatement("select radacct_id, digest, is_open from radius_sync_session"
              + " where tenant_id = ? and job_id = ?")) {
        query.setObject(1, tx.tenant().value());
        query.setObject(2, job.value());
        ResultSet row = query.executeQuery();
        while (row.next()) {
          digests.put(
              row.getLong(1), new Digest(row.getLong(1), row.getLong(2), row.getBoolean(3)));
        }
      }
      return position(connection, tx.tenant().value(), job, digests);
    });
  }

  private static Known position(
      Connection connection, UUID tenant, RadiusSyncJobId job, Map<Long, Digest> digests)
      throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(
        "select accounting_id, created_at from radius_sync_job where tenant_id = ? and id = ?")) {
      query.setObject(1, tenant);
      query.setObject(2, job.value());
      ResultSet row = query.executeQuery();
      row.next();
      return new Known(row.getLong(1), row.getTimestamp(2).toInstant(), digests);
    }
  }

  /** These are stored. */
  public static void stored(Tx tx, RadiusSyncJobId job, List<Digest> read) {
    tx.jdbc(connection -> {
      try (PreparedStatement put = connection.prepareStatement(PUT)) {
        put.setObject(1, tx.tenant().value());
        put.setObject(2, job.value());
        put.setArray(
            3, connection.createArrayOf("int8", read.stream().map(Digest::id).toArray()));
        put.setArray(
            4,
            connection.createArrayOf("int8", read.stream().map(Digest::digest).toArray()));
        put.setArray(
            5, connection.createArrayOf("bool", read.stream().map(Digest::open).toArray()));
        return put.executeUpdate();
      }
    });
  }

  /**
   * All up to {@code lastId} is read. Ended sessions are forgotten up to {@code settledId}, since
   * one of a higher id may still be read again; {@code lost} are there no more.
   */
  public static void advance(
      Tx tx, RadiusSyncJobId job, long lastId, long settledId, Collection<Long> lost) {
    tx.jdbc(connection -> {
      try (PreparedStatement update = connection.prepareStatement(ADVANCE);
          PreparedStatement forget = connection.prepareStatement(FORGET);
          PreparedStatement gone = connection.prepareStatement(LOST)) {
        update.setLong(1, lastId);
        update.setObject(2, tx.tenant().value());
        update.setObject(3, job.value());
        update.executeUpdate();
        forget.setObject(1, tx.tenant().value());
        forget.setObject(2, job.value());
        forget.setLong(3, settledId);
        forget.executeUpdate();
        gone.setObject(1, tx.tenant().value());
        gone.setObject(2, job.value());
        gone.setArray(3, connection.createArrayOf("int8", lost.toArray()));
        return gone.executeUpdate();
      }
    });
  }
}
