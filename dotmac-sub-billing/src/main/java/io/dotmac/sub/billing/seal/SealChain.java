package io.dotmac.sub.billing.seal;

import io.dotmac.sub.billing.bulk.BulkRead;
import io.dotmac.sub.core.tx.Tx;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/**
 * What a walk along the chain found.
 *
 * @param sealed how many transactions are sealed
 * @param broken the first transaction that is not what was sealed, or the first seal that does not
 *     follow the one before
 * @param unsealed how many transactions wait for their seal
 * @param oldestUnsealed when the oldest of them was recorded
 */
public record SealChain(
    long sealed, Optional<String> broken, long unsealed, Optional<Instant> oldestUnsealed) {
  private static final int FETCH = 1000;

  private static final String CHAIN = """
      select s.seq, s.transaction_id, s.previous_hash, s.hash,
        (select %s from ledger_transaction t
          where t.tenant_id = s.tenant_id and t.id = s.transaction_id)
      from ledger_seal s where s.tenant_id = ? order by s.seq
      """.formatted(SealHash.TEXT);

  private static final String TAIL = """
      select count(*), min(t.recorded_at) from ledger_transaction t
      left join ledger_seal s on s.tenant_id = t.tenant_id and s.transaction_id = t.id
      where t.tenant_id = ? and s.transaction_id is null
      """;

  private static final String END = """
      select 'the chain ends at ' || h.position || ' with ' || encode(h.hash, 'hex')
        || ', its last seal is ' || coalesce(s.seq, 0)
      from ledger_seal_head h left join lateral (select seq, hash from ledger_seal
        where tenant_id = h.tenant_id order by seq desc limit 1) s on true
      where h.tenant_id = ? and (h.position <> coalesce(s.seq, 0) or h.hash <> s.hash)
      """;

  /** Computes every hash again, reading row by row. */
  public static SealChain verify(Tx tx) {
    UUID tenant = tx.tenant().value();
    Walk walk = tx.jdbc(connection -> walk(connection, tenant));
    Optional<String> broken = walk.broken.or(
        () -> BulkRead.rows(tx, END, row -> row.getString(1), tenant).stream().findFirst());
    return BulkRead.rows(
            tx,
            TAIL,
            row -> new SealChain(
                walk.sealed,
                broken,
                row.getLong(1),
                Optional.ofNullable(row.getObject(2, OffsetDateTime.class))
                    .map(OffsetDateTime::toInstant)),
            tenant)
        .get(0);
  }

  private static final class Walk {
    private long sealed;
    private byte[] hash = SealHash.START;
    private Optional<String> broken = Optional.empty();
  }

  private static Walk walk(Connection connection, UUID tenant) throws SQLException {
    Walk walk = new Walk();
    try (PreparedStatement query = connection.prepareStatement(CHAIN)) {
      query.setFetchSize(FETCH);
      query.setObject(1, tenant);
      try (ResultSet row = query.executeQuery()) {
        while (row.next() && walk.broken.isEmpty()) {
          walk.sealed++;
          walk.broken = fault(walk, row);
          walk.hash = row.getBytes(4);
        }
      }
    }
    return walk;
  }

  private static Optional<String> fault(Walk walk, ResultSet row) throws SQLException {
    String text = row.getString(5);
    String named = "ledger transaction " + row.getString(2);
    if (row.getLong(1) != walk.sealed) {
      return Optional.of("seal " + walk.sealed + " is missing, " + row.getLong(1) + " follows");
    }
    if (!Arrays.equals(walk.hash, row.getBytes(3))) {
      return Optional.of("the seal of " + named + " does not follow the one before");
    }
    if (text == null) {
      return Optional.of(named + " was sealed and is gone");
    }
    return Arrays.equals(SealHash.next(walk.hash, text), row.getBytes(4))
        ? Optional.empty()
        : Optional.of(named + " is not what was sealed");
  }
}
