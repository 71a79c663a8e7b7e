package io.dotmac.sub.core.access.voucher;

import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the facts of vouchers: all that may be used or ended lately, or those that changed. */
public final class VoucherReader {
  private static final int ROWS_AT_ONCE = 5_000;

  /** How long one that ended is still told from one that never was. */
  private static final Duration REMEMBERED = Duration.ofDays(30);

  private static final String FACTS = """
      select v.id, v.code_sealed, v.status, v.batch_id, v.mac_address, v.first_login_at,
        v.used_seconds, v.used_octets, b.valid_seconds, b.online_seconds, b.data_limit_octets,
        b.down_kbps, b.up_kbps, b.devices, b.lock_mac, b.unused_until
      from voucher v join hotspot_batch b on b.tenant_id = v.tenant_id and b.id = v.batch_id
      where v.tenant_id = ?
      """;

  private VoucherReader() {}

  /** Gives each voucher of the tenant that matters to {@code sink}. */
  public static void all(Tx tx, Consumer<VoucherFacts> sink) {
    read(
        tx,
        " and (v.ended_at is null or v.ended_at > ?)",
        query -> query.setTimestamp(2, Timestamp.from(tx.systemNow().minus(REMEMBERED))),
        sink);
  }

  /** Gives these to {@code sink}, as far as they are there. */
  public static void of(Tx tx, Collection<UUID> ids, Consumer<VoucherFacts> sink) {
    read(
        tx,
        " and v.id = any (?)",
        query -> query.setArray(2, query.getConnection().createArrayOf("uuid", ids.toArray())),
        sink);
  }

  /** Sets the second parameter. */
  @FunctionalInterface
  private interface Parameter {
    void set(PreparedStatement query) throws SQLException;
  }

  private static void read(
      Tx tx, String condition, Parameter parameter, Consumer<VoucherFacts> sink) {
    tx.jdbc(connection -> {
      Map<UUID, VoucherFacts.Terms> terms = new HashMap<>();
      try (PreparedStatement query = connection.prepareStatement(FACTS + condition)) {
        query.setFetchSize(ROWS_AT_ONCE);
        query.setObject(1, tx.tenant().value());
        parameter.set(query);
        ResultSet row = query.executeQuery();
        while (row.next()) {
          UUID batch = row.getObject(4, UUID.class);
          VoucherFacts.Terms common = terms.get(batch);
          if (common == null) {
            common = terms(row);
            terms.put(batch, common);
          }
          sink.accept(facts(tx, row, common));
        }
      }
      return true;
    });
  }

  private static VoucherFacts facts(Tx tx, ResultSet row, VoucherFacts.Terms terms)
      throws SQLException {
    Timestamp first = row.getTimestamp(6);
    LocalDate lastDay = row.getObject(16, LocalDate.class);
    return new VoucherFacts(
        row.getObject(1, UUID.class),
        row.getString(2),
        WireName.parse(VoucherStatus.class, row.getString(3)),
        terms,
        row.getString(5),
        end(first, terms.validSeconds()),
        lastDay == null ? null : lastDay.plusDays(1).atStartOfDay(tx.zone()).toInstant(),
        row.getLong(7),
        row.getLong(8));
  }

  private static @Nullable Instant end(@Nullable Timestamp first, @Nullable Long seconds) {
    return first == null || seconds == null ? null : first.toInstant().plusSeconds(seconds);
  }

  private static VoucherFacts.Terms terms(ResultSet row) throws SQLException {
    return new VoucherFacts.Terms(
        row.getObject(9, Long.class),
        row.getObject(10, Long.class),
        row.getObject(11, Long.class),
        row.getObject(12, Integer.class),
        row.getObject(13, Integer.class),
        row.getInt(14),
        row.getBoolean(15));
  }
}
