package io.dotmac.sub.server.web.admin.user;

import io.dotmac.sub.core.identity.role.Permissions;
import io.dotmac.sub.server.web.admin.user.UserPages.Choice;
import io.dotmac.sub.server.web.admin.user.UserPages.Group;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All permissions as boxes, domain by domain. */
final class PermissionBoxes {
  private PermissionBoxes() {}

  /** The names by their domain. */
  static Map<String, List<String>> byDomain() {
    Map<String, List<String>> domains = new TreeMap<>();
    for (String name : Permissions.names()) {
      domains.computeIfAbsent(name.split(":")[0], domain -> new ArrayList<>()).add(name);
    }
    return domains;
  }

  /** The boxes; those of {@code chosen} are ticked. */
  static List<Group> of(Collection<String> chosen) {
    return byDomain().entrySet().stream()
        .map(domain -> new Group(
            domain.getKey(),
            domain.getValue().stream()
                .map(name -> new Choice(name, name, chosen.contains(name)))
                .toList()))
        .toList();
  }
}
