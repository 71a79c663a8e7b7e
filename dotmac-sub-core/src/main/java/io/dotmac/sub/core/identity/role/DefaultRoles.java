package io.dotmac.sub.core.identity.role;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The roles that every new tenant begins with; a tenant may change them afterwards. */
final class DefaultRoles {
  /**
   * One of them.
   *
   * @param permissions names as granted, before expansion
   */
  record Default(String name, String description, Set<String> permissions) {}

  private static final Set<String> OPERATOR = Set.of(
      "customer:read",
      "customer:create",
      "customer:update",
      "subscription:read",
      "subscription:create",
      "subscription:update",
      "subscription:activate",
      "subscription:suspend",
      "subscription:cancel",
      "catalog:read",
      "network:read",
      "network:write",
      "provisioning:read",
      "provisioning:write",
      "operations:work_order:read",
      "operations:work_order:create",
      "operations:work_order:update",
      "operations:work_order:dispatch",
      "operations:technician:read",
      "billing:read",
      "usage:read",
      "usage:write",
      "monitoring:read",
      "monitoring:write",
      "reports:network",
      "reports:operations",
      "reports:subscribers");

  private static final Set<String> SUPPORT = Set.of(
      "customer:read",
      "customer:update",
      "subscription:read",
      "subscription:update",
      "subscription:activate",
      "subscription:suspend",
      "catalog:read",
      "network:read",
      "provisioning:read",
      "billing:read",
      "usage:read",
      "monitoring:read",
      "support:ticket:read",
      "support:ticket:create",
      "support:ticket:update",
      "support:ticket:assign");

  private static final Set<String> FINANCE = Set.of(
      "customer:read",
      "subscription:read",
      "catalog:read",
      "billing:read",
      "billing:write",
      "usage:read",
      "reports:billing",
      "reports:subscribers");

  private DefaultRoles() {}

  static List<Default> all() {
    return List.of(
        new Default("admin", "Everything", Set.of(Permissions.ALL)),
        new Default("auditor", "Reads everything, changes nothing", reading()),
        new Default("operator", "Runs the network and its services", OPERATOR),
        new Default("support", "Helps subscribers", SUPPORT),
        new Default("finance_manager", "Bills, payments, ledger and dunning", FINANCE));
  }

  private static Set<String> reading() {
    Set<String> reading = Permissions.names().stream()
        .filter(name -> name.endsWith(":read") || name.endsWith(":view"))
        .collect(Collectors.toCollection(TreeSet::new));
    reading.addAll(
        Set.of("reports:billing", "reports:network", "reports:operations", "reports:subscribers"));
    return reading;
  }
}
