package io.dotmac.sub.core.access.nas;

import io.dotmac.sub.core.tx.Tx;
import java.sql.PreparedStatement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What each RADIUS client has sent and got, added up over all nodes: whether a new NAS is heard,
 * and why its packets are dropped.
 */
public final class ClientTraffic {
  private static final String ADD = """
      insert into radius_client_traffic as t (tenant_id, radius_client_id, first_packet_at,
        last_packet_at, access_requests, accepts, rejects, accounting_requests, duplicates, drops,
        p99_micros, last_drop_reason, last_drop_at)
      select ?, c.id, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?
      from radius_client c where c.tenant_id = ? and c.id = ?
      on conflict (tenant_id, radius_client_id) do update set
        last_packet_at = greatest(t.last_packet_at, excluded.last_packet_at),
        access_requests = t.access_requests + excluded.access_requests,
        accepts = t.accepts + excluded.accepts,
        rejects = t.rejects + excluded.rejects,
        accounting_requests = t.accounting_requests + excluded.accounting_requests,
        duplicates = t.duplicates + excluded.duplicates,
        drops = t.drops + excluded.drops,
        p99_micros = excluded.p99_micros,
        last_drop_reason = coalesce(excluded.last_drop_reason, t.last_drop_reason),
        last_drop_at = coalesce(excluded.last_drop_at, t.last_drop_at)
      """;

  private static final String ADD_REASON = """
      insert into radius_client_reason as t (tenant_id, radius_client_id, kind, reason, count,
        last_at)
      select ?, c.id, ?, ?, ?, ? from radius_client c where c.tenant_id = ? and c.id = ?
      on conflict (tenant_id, radius_client_id, kind, reason) do update set
        count = t.count + excluded.count, last_at = greatest(t.last_at, excluded.last_at)
      """;

  /**
   * What came from one client since it was last told.
   *
   * @param lastDrop the reason, if packets were dropped
   * @param p99Micros 99 of 100 decisions took no longer
   * @param reasons why packets were dropped and users refused
   */
  public record Growth(
      UUID client,
      long accessRequests,
      long accepts,
      long rejects,
      long accountingRequests,
      long duplicates,
      long drops,
      @Nullable String lastDrop,
      long p99Micros,
      List<Reason> reasons) {}

  /**
   * How often something happened for one reason.
   *
   * @param kind {@code drop} or {@code reject}
   */
  public record Reason(String kind, String reason, long count) {}

  private ClientTraffic() {}

  /** Adds what came until {@code at}; clients that are gone are passed over. */
  public static void add(Tx tx, Instant at, List<Growth> growths) {
    Timestamp moment = Timestamp.from(at);
    tx.jdbc(connection -> {
      try (PreparedStatement insert = connection.prepareStatement(ADD)) {
        for (Growth growth : growths) {
          insert.setObject(1, tx.tenant().value());
          insert.setTimestamp(2, moment);
          insert.setTimestamp(3, moment);
          insert.setLong(4, growth.accessRequests());
          insert.setLong(5, growth.accepts());
          insert.setLong(6, growth.rejects());
          insert.setLong(7, growth.accountingRequests());
          insert.setLong(8, growth.duplicates());
          insert.setLong(9, growth.drops());
          insert.setLong(10, growth.p99Micros());
          insert.setString(11, growth.lastDrop());
          insert.setTimestamp(12, growth.lastDrop() == null ? null : moment);
          insert.setObject(13, tx.tenant().value());
          insert.setObject(14, growth.client());
          insert.addBatch();
        }
        insert.executeBatch();
      }
      try (PreparedStatement insert = connection.prepareStatement(ADD_REASON)) {
        for (Growth growth : growths) {
          for (Reason reason : growth.reasons()) {
            insert.setObject(1, tx.tenant().value());
            insert.setString(2, reason.kind());
            insert.setString(3, reason.reason());
            insert.setLong(4, reason.count());
            insert.setTimestamp(5, moment);
            insert.setObject(6, tx.tenant().value());
            insert.setObject(7, growth.client());
            insert.addBatch();
          }
        }
        insert.executeBatch();
      }
      return true;
    });
  }
}
