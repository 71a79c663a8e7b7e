package io.dotmac.sub.core.network.ip;

import io.dotmac.sub.core.tx.Ids;
import io.dotmac.sub.core.tx.Tx;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What logins are given and keep. A lease belongs to a node, which may give it back to its holder
 * without asking the database; whatever else happens to it is decided there. Every method changes
 * any number of leases with a few statements.
 */
public final class IpLeases {
  /** How long nobody may have used a lease before somebody else is given it. */
  public static final Duration QUIET = Duration.ofMinutes(1);

  /** What a login is to be given: something of the pool, for one of its sessions. */
  public record Wish(
      UUID credential,
      @Nullable UUID subscriber,
      @Nullable UUID subscription,
      UUID pool,
      int slot) {
    /** What tells wishes apart. */
    public Key key() {
      return new Key(credential, pool, slot);
    }
  }

  /** Who holds it and what of. */
  public record Key(UUID credential, UUID pool, int slot) {}

  /** One address or prefix that was given to a credential. */
  public record Lease(UUID id, int version, Key key, IpNetwork prefix) {}

  /**
   * A lease that this node had when it ended.
   *
   * @param releasedAt null: it was in use
   * @param inSession whether its holder has a session now
   */
  public record Kept(Lease lease, @Nullable Instant releasedAt, boolean inSession) {}

  /** What became of a lease that was given back from memory, or whose session ended. */
  public record Use(
      UUID id, int version, Instant usedAt, @Nullable Instant releasedAt) {}

  private final UUID node;

  /** Of that node. */
  public IpLeases(UUID node) {
    this.node = node;
  }

  /** What the wishes' holders have already, whoever gave it: it is this node's from now on. */
  public List<Lease> takeKnown(Tx tx, List<Wish> wishes) {
    return tx.jdbc(connection -> {
      try (PreparedStatement delete = connection.prepareStatement(LeaseSql.GIVE_UP)) {
        wishes(connection, delete, 1, wishes);
        delete.setObject(6, tx.tenant().value());
        delete.executeUpdate();
      }
      try (PreparedStatement update = connection.prepareStatement(LeaseSql.TAKE_KNOWN)) {
        update.setObject(1, node);
        update.setObject(2, node);
        update.setTimestamp(3, Timestamp.from(tx.systemNow()));
        wishes(connection, update, 4, wishes);
        update.setObject(9, tx.tenant().value());
        return leases(update);
      }
    });
  }

  /** Gives what nobody had; who finds it taken is not in the answer. */
  public List<Lease> takeNew(Tx tx, Map<Wish, IpNetwork> chosen) {
    List<Wish> wishes = List.copyOf(chosen.keySet());
    return tx.jdbc(connection -> {
      try (PreparedStatement insert = connection.prepareStatement(LeaseSql.TAKE_NEW)) {
        insert.setObject(1, tx.tenant().value());
        insert.setObject(2, node);
        insert.setTimestamp(3, Timestamp.from(tx.systemNow()));
        wishes(connection, insert, 4, wishes);
        array(connection, insert, 9, "uuid", wishes, wish -> Ids.next());
        array(connection, insert, 10, "text", wishes, wish -> String.valueOf(chosen.get(wish)));
        return leases(insert);
      }
    });
  }

  /**
   * Leases of a pool that nobody uses, the least recently used first, locked until the transaction
   * ends.
   *
   * @param silent after how long a node gives back nothing that it has not asked the database for
   */
  public List<Lease> idle(Tx tx, UUID pool, int most, Duration silent) {
    return tx.jdbc(connection -> {
      try (PreparedStatement query = connection.prepareStatement(LeaseSql.IDLE)) {
        query.setObject(1, tx.tenant().value());
        query.setObject(2, pool);
        query.setTimestamp(3, Timestamp.from(tx.systemNow().minus(QUIET)));
        query.setObject(4, node);
        query.setLong(5, silent.toSeconds());
        query.setObject(6, node);
        query.setLong(7, silent.toSeconds());
        query.setInt(8, most);
        return leases(query);
      }
    });
  }

  /** Gives leases that {@link #idle} found to others. */
  public List<Lease> passOn(Tx tx, Map<Wish, Lease> chosen) {
    List<Wish> wishes = List.copyOf(chosen.keySet());
    return tx.jdbc(connection -> {
      try (PreparedStatement update = connection.prepareStatement(LeaseSql.PASS_ON)) {
        update.setObject(1, node);
        update.setObject(2, node);
        update.setTimestamp(3, Timestamp.from(tx.systemNow()));
        wishes(connection, update, 4, wishes);
        List<Lease> given = wishes.stream().map(chosen::get).toList();
        array(connection, update, 9, "uuid", given, Lease::id);
        array(connection, update, 10, "int4", given, Lease::version);
        update.setObject(11, tx.tenant().value());
        return leases(update);
      }
    });
  }

  /** Notes what leases of this node are used for; gives those that are still its own. */
  public Set<UUID> note(Tx tx, Collection<Use> uses) {
    return tx.jdbc(connection -> {
      try (PreparedStatement update = connection.prepareStatement(LeaseSql.USES)) {
        array(connection, update, 1, "uuid", uses, Use::id);
        array(connection, update, 2, "int4", uses, Use::version);
        array(connection, update, 3, "timestamptz", uses, use -> Timestamp.from(use.usedAt()));
        array(
            connection,
            update,
            4,
            "timestamptz",
            uses,
            use -> use.releasedAt() == null ? null : Timestamp.from(use.releasedAt()));
        update.setObject(5, tx.tenant().value());
        update.setObject(6, node);
        Set<UUID> own = new HashSet<>();
        try (ResultSet row = update.executeQuery()) {
          while (row.next()) {
            own.add(row.getObject(1, UUID.class));
          }
        }
        return own;
      }
    });
  }

  /** These are no node's any more: whoever needs one asks the database. */
  public int disown(Tx tx, Collection<UUID> leases) {
    return change(tx, LeaseSql.DISOWN, leases);
  }

  /** Nobody holds these any more: the service of each is over. */
  public int drop(Tx tx, Collection<UUID> leases) {
    return change(tx, LeaseSql.DROP, leases);
  }

  private int change(Tx tx, String sql, Collection<UUID> leases) {
    return tx.jdbc(connection -> {
      try (PreparedStatement update = connection.prepareStatement(sql)) {
        update.setObject(1, tx.tenant().value());
        update.setObject(2, node);
        update.setArray(3, connection.createArrayOf("uuid", leases.toArray()));
        return update.executeUpdate();
      }
    });
  }

  /** Gives every lease of this node to {@code sink}. */
  public void own(Tx tx, Consumer<Kept> sink) {
    tx.jdbc(connection -> {
      try (PreparedStatement query = connection.prepareStatement(LeaseSql.OWN)) {
        query.setFetchSize(5_000);
        query.setObject(1, tx.tenant().value());
        query.setObject(2, node);
        try (ResultSet row = query.executeQuery()) {
          while (row.next()) {
            Timestamp released = row.getTimestamp(7);
            sink.accept(new Kept(
                lease(row), released == null ? null : released.toInstant(), row.getBoolean(8)));
          }
        }
      }
      return true;
    });
  }

  /** Of these leases those that are this node's, and whose they are. */
  public Map<UUID, UUID> stillOwn(Tx tx, Collection<UUID> leases) {
    return tx.jdbc(connection -> {
      Map<UUID, UUID> own = new HashMap<>();
      try (PreparedStatement query = connection.prepareStatement(LeaseSql.MINE)) {
        query.setObject(1, tx.tenant().value());
        query.setObject(2, node);
        query.setArray(3, connection.createArrayOf("uuid", leases.toArray()));
        try (ResultSet row = query.executeQuery()) {
          while (row.next()) {
            own.put(row.getObject(1, UUID.class), row.getObject(3, UUID.class));
          }
        }
      }
      return own;
    });
  }

  private static void wishes(
      Connection connection, PreparedStatement statement, int at, List<Wish> wishes)
      throws SQLException {
    array(connection, statement, at, "uuid", wishes, Wish::credential);
    array(connection, statement, at + 1, "uuid", wishes, Wish::subscriber);
    array(connection, statement, at + 2, "uuid", wishes, Wish::subscription);
    array(connection, statement, at + 3, "uuid", wishes, Wish::pool);
    array(connection, statement, at + 4, "int4", wishes, Wish::slot);
  }

  private static <T> void array(
      Connection connection,
      PreparedStatement statement,
      int at,
      String type,
      Collection<T> rows,
      Function<T, @Nullable Object> value)
      throws SQLException {
    Object[] values = new Object[rows.size()];
    int i = 0;
    for (T row : rows) {
      values[i++] = value.apply(row);
    }
    statement.setArray(at, connection.createArrayOf(type, values));
  }

  private static List<Lease> leases(PreparedStatement statement) throws SQLException {
    List<Lease> leases = new ArrayList<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        leases.add(lease(row));
      }
    }
    return leases;
  }

  private static Lease lease(ResultSet row) throws SQLException {
    return new Lease(
        row.getObject(1, UUID.class),
        row.getInt(2),
        new Key(row.getObject(3, UUID.class), row.getObject(4, UUID.class), row.getInt(5)),
        IpNetwork.of(row.getString(6)));
  }
}
