package io.dotmac.sub.server.adapter.radius.index;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Makes an index what a full reading of the database says, and counts what it was not. */
final class IndexDiff {
  private final AccessIndex users;
  private final Set<UUID> present = new HashSet<>();
  private int added;
  private int changed;
  private int removed;

  IndexDiff(AccessIndex users) {
    this.users = users;
  }

  /** The database has this user. */
  void put(IndexEntry entry) {
    present.add(entry.credential());
    IndexEntry before = users.put(entry);
    if (before == null) {
      added++;
    } else if (!before.says(entry)) {
      changed++;
    }
  }

  /** The database has no others. */
  void removeOthers() {
    if (present.size() == users.size()) {
      return;
    }
    List<UUID> gone = new ArrayList<>();
    users.forEach(entry -> {
      if (!present.contains(entry.credential())) {
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
    return present.size() + " users, " + added + " added, " + changed + " changed, " + removed
        + " removed";
  }
}
