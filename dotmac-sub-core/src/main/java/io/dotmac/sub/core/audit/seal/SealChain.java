package io.dotmac.sub.core.audit.seal;

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
 * What a walk along a chain found.
 *
 * @param sealed how many rows are sealed
 * @param broken the first row that is not what was sealed, or the first seal that does not follow
 *     the one before
 * @param unsealed how many rows wait for their seal
 * @param oldestUnsealed when the oldest of them was written
 */
public record SealChain(
    long sealed, Optional<String> broken, long unsealed, Optional<Instant> oldestUnsealed) {
  private static final int FETCH = 1000;

  /** Computes every hash again, reading row by row. */
  public static SealChain verify(Tx tx, SealedTable table) {
    UUID tenant = tx.tenant().value();
    return tx.jdbc(connection -> {
      Walk walk = walk(connection, tenant, table);
      if (walk.broken.isEmpty()) {
        walk.broken = end(connection, tenant, table);
      }
      try (PreparedStatement query = connection.prepareStatement(table.tail())) {
        query.setObject(1, tenant);
        try (ResultSet row = query.executeQuery()) {
          row.next();
          return new SealChain(
              walk.sealed,
              walk.broken,
              row.getLong(1),
              Optional.ofNullable(row.getObject(2, OffsetDateTime.class))
                  .map(OffsetDateTime::toInstant));
        }
      }
    });
  }

  private static final class Walk {
    private long sealed;
    private long position;
    private byte[] hash = SealHash.start();
    private Optional<String> broken = Optional.empty();
  }

  /** A walk that stands where the chain begins. */
  private static Walk begin(Connection connection, UUID tenant, SealedTable table)
      throws SQLException {
    Walk walk = new Walk();
    try (PreparedStatement query = connection.prepareStatement(table.base())) {
      query.setObject(1, tenant);
      try (ResultSet row = query.executeQuery()) {
        if (row.next()) {
          walk.position = row.getLong(1);
          walk.hash = row.getBytes(2);
        }
      }
    }
    return walk;
  }

  private static Walk walk(Connection connection, UUID tenant, SealedTable table)
      throws SQLException {
    Walk walk = begin(connection, tenant, table);
    try (PreparedStatement query = connection.prepareStatement(table.chain())) {
      query.setFetchSize(FETCH);
      query.setObject(1, tenant);
      try (ResultSet row = query.executeQuery()) {
        while (row.next() && walk.broken.isEmpty()) {
          walk.sealed++;
          walk.position++;
          walk.broken = fault(walk, row, table.thing());
          walk.hash = row.getBytes(4);
        }
      }
    }
    return walk;
  }

  private static Optional<String> fault(Walk walk, ResultSet row, String thing)
      throws SQLException {
    String text = row.getString(5);
    String named = thing + " " + row.getString(2);
    if (row.getLong(1) != walk.position) {
      return Optional.of("seal " + walk.position + " is missing, " + row.getLong(1) + " follows");
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

  private static Optional<String> end(Connection connection, UUID tenant, SealedTable table)
      throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(table.end())) {
      query.setObject(1, tenant);
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
      }
    }
  }
}
