package io.dotmac.sub.core.tx;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;

/** Tells a database that is away, or cannot work, from one that refuses what it is told. */
public final class Outages {
  /** Classes of PostgreSQL: connection, resources, the operator stops it, the system failed. */
  private static final Set<String> AWAY = Set.of("08", "53", "57", "58");

  private static final String READ_ONLY = "25006";

  private Outages() {}

  /** Whether that failure says that the database is away: the same may work later. */
  public static boolean isAway(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLTransientException) {
        return true;
      }
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        String state = sql.getSQLState();
        return state.equals(READ_ONLY)
            || (state.length() == 5 && AWAY.contains(state.substring(0, 2)));
      }
    }
    return false;
  }
}
