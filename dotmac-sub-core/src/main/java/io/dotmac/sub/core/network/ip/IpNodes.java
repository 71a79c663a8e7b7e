package io.dotmac.sub.core.network.ip;

import io.dotmac.sub.core.tx.Database;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The nodes that give leases back from memory. */
public final class IpNodes {
  private static final String FOLLOWED = """
      insert into ip_node (node_id, followed_at) values (?, now() - make_interval(secs => ?))
      on conflict (node_id) do update
        set followed_at = greatest(ip_node.followed_at, excluded.followed_at)
      """;

  private IpNodes() {}

  /** This node knows all that was committed before {@code ago}. */
  public static void followed(Database db, UUID node, Duration ago) {
    db.inPlatformTx(session -> session.doReturningWork(connection -> {
      try (PreparedStatement insert = connection.prepareStatement(FOLLOWED)) {
        insert.setObject(1, node);
        insert.setLong(2, ago.toSeconds() + 1);
        return insert.executeUpdate();
      }
    }));
  }

  /** This node gives nothing back any more. */
  public static void leave(Database db, UUID node) {
    db.inPlatformTx(session -> session.doReturningWork(connection -> {
      try (PreparedStatement delete =
          connection.prepareStatement("delete from ip_node where node_id = ?")) {
        delete.setObject(1, node);
        return delete.executeUpdate();
      }
    }));
  }

  /** The nodes that were heard of within {@code silent}, in an order that is the same for all. */
  public static List<UUID> live(Database db, Duration silent) {
    return db.inPlatformTx(session -> session.doReturningWork(connection -> {
      List<UUID> nodes = new ArrayList<>();
      try (PreparedStatement query = connection.prepareStatement("select node_id from ip_node"
          + " where followed_at > now() - make_interval(secs => ?) order by node_id")) {
        query.setLong(1, silent.toSeconds());
        try (ResultSet row = query.executeQuery()) {
          while (row.next()) {
            nodes.add(row.getObject(1, UUID.class));
          }
        }
      }
      return nodes;
    }));
  }
}
