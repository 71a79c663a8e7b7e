package io.dotmac.sub.server.adapter.freeradius;

import io.dotmac.sub.core.access.index.AccessFacts;
import io.dotmac.sub.core.access.sync.SyncCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes the users of one run, and keeps the names of those FreeRADIUS cannot be told of. */
final class SyncedUsers {
  private static final int NAMES_TOLD = 20;

  private final UserRows rows;
  private final List<String> withoutPassword = new ArrayList<>();
  private int left;

  SyncedUsers(UserRows rows) {
    this.rows = rows;
  }

  List<SyncedUser> of(List<AccessFacts> facts) {
    List<SyncedUser> users = new ArrayList<>(facts.size());
    for (AccessFacts one : facts) {
      SyncedUser user = rows.of(one);
      if (user != null) {
        users.add(user);
      } else if (left++ < NAMES_TOLD) {
        withoutPassword.add(one.username());
      }
    }
    return users;
  }

  /** Who was left out, by the reason. */
  Map<String, SyncCounts.Left> left() {
    return left == 0
        ? Map.of()
        : Map.of("password_unusable", new SyncCounts.Left(left, withoutPassword));
  }
}
