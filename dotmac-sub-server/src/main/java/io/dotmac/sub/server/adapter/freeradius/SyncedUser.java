package io.dotmac.sub.server.adapter.freeradius;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What FreeRADIUS is to know about the user with one credential.
 *
 * @param groupOrNull what the user has in common with others; null if there is nothing
 */
record SyncedUser(
    UUID credential,
    String username,
    List<Item> checks,
    List<Item> replies,
    @Nullable Group groupOrNull) {
  /** Replies that many users have in common. */
  record Group(String name, List<Item> replies) {}

  Optional<Group> group() {
    return Optional.ofNullable(groupOrNull);
  }
}
