package io.dotmac.sub.core.access.sync;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a run changed, or would have.
 *
 * @param rows rows written and deleted, by table
 * @param left names of users who were left alone, at most some, by the reason
 */
public record SyncCounts(
    Changed users, Changed clients, Map<String, Rows> rows, Map<String, Left> left) {
  /** Nothing. */
  public static final SyncCounts NONE =
      new SyncCounts(Changed.NONE, Changed.NONE, Map.of(), Map.of());

  /** How many came, changed and went. */
  public record Changed(int created, int updated, int removed) {
    /** None. */
    public static final Changed NONE = new Changed(0, 0, 0);

    /** How many in all. */
    public int total() {
      return created + updated + removed;
    }
  }

  /** Rows of a table. */
  public record Rows(int added, int removed) {}

  /** Users who were left alone: how many, and the names of the first. */
  public record Left(int count, List<String> names) {
    /** Copies the names. */
    public Left {
      names = List.copyOf(names);
    }
  }

  /** Sorts by name. */
  public SyncCounts {
    rows = Map.copyOf(rows);
    left = new TreeMap<>(left);
  }

  /** Whether anything changed. */
  public boolean isEmpty() {
    return rows.values().stream().allMatch(row -> row.added() + row.removed() == 0);
  }
}
