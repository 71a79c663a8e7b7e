package io.dotmac.sub.server.adapter.radius.index;

import io.dotmac.sub.core.tenant.TenantId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/** Makes an index what a full reading of the database says, and counts what it was not. */
final class IndexDiff {
  private final AccessIndex users;

  /** Whether there is anybody who could be one too many. */
  private final boolean filled;

  private final Set<UUID> present = new HashSet<>();
  private int read;
  private int added;
  private int changed;
  private int removed;

  IndexDiff(AccessIndex users) {
    this.users = users;
    this.filled = users.size() > 0;
  }

  /** The database has this user. */
  void put(IndexEntry entry) {
    read++;
    if (filled) {
      present.add(entry.credential());
    }
    IndexEntry before = users.put(entry);
    if (before == null) {
      added++;
    } else if (!before.says(entry)) {
      changed++;
    }
  }

  /** The database has no others of any tenant. */
  void removeOthers() {
    removeOthers(entry -> true);
  }

  /** The database has no others of that tenant. */
  void removeOthersOf(TenantId tenant) {
    removeOthers(entry -> entry.tenant().equals(tenant));
  }

  private void removeOthers(Predicate<IndexEntry> concerned) {
    if (!filled) {
      return;
    }
    List<UUID> gone = new ArrayList<>();
    users.forEach(entry -> {
      if (concerned.test(entry) && !present.contains(entry.credential())) {
        gone.add(entry.credential());
      }
    });
    gone.forEach(users::remove);
    removed += gone.size();
  }

  /** How many users differed. */
  int differences() {
    return added + changed + removed;
  }

  @Override
  public String toString() {
    return read + " users, " + added + " added, " + changed + " changed, " + removed + " removed";
  }
}
