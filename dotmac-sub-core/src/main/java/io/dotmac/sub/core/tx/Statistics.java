package io.dotmac.sub.core.tx;

import java.sql.PreparedStatement;
import java.sql.ResultSet;

/** What the planner of the database knows about tables that work is filling right now. */
public final class Statistics {
  private Statistics() {}

  /**
   * Counts those of the tables anew that are more than eight times as large as when they were
   * counted last; a look at their size if none is. Without it, the first minute of a large import
   * or run is planned as if the tables were still empty, and each look-up reads all rows of the
   * tenant.
   */
  public static void refresh(Tx tx, String... tables) {
    tx.jdbc(connection -> {
      try (PreparedStatement call =
          connection.prepareStatement("select dotmac_refresh_statistics(?)")) {
        call.setArray(1, connection.createArrayOf("text", tables));
        try (ResultSet row = call.executeQuery()) {
          return row.next();
        }
      }
    });
  }

  /**
   * Lets the rest of the transaction use plans that hold for any tenant. A plan made for the values
   * at hand believes that a tenant which came after the last count has one row.
   */
  public static void planForAnyTenant(Tx tx) {
    tx.jdbc(connection -> {
      try (PreparedStatement set =
          connection.prepareStatement("set local plan_cache_mode = force_generic_plan")) {
        return set.execute();
      }
    });
  }
}
