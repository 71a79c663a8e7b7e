package io.dotmac.sub.billing.dunning;

import io.dotmac.sub.core.tx.Tx;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Which services a step is about. */
final class ServicesOf {
  private static final String OWING = """
      select distinct i.account_id, s.id from unnest(?::uuid[]) as k(id)
      join invoice i on i.tenant_id = ? and i.id = k.id
      join invoice_line l on l.tenant_id = i.tenant_id and l.invoice_id = i.id
      join subscription s on s.tenant_id = l.tenant_id and s.id = l.subscription_id
      where s.status in ('active', 'suspended')
      """;

  private static final String ALL = """
      select s.account_id, s.id from unnest(?::uuid[]) as k(id)
      join subscription s on s.tenant_id = ? and s.account_id = k.id
      where s.status in ('active', 'suspended')
      """;

  private ServicesOf() {}

  /**
   * The services that those invoices charge; all of an account when its invoices name none.
   *
   * @param invoices by account
   */
  static Map<UUID, List<UUID>> owing(Tx tx, Map<UUID, List<UUID>> invoices) {
    Map<UUID, Set<UUID>> found =
        read(tx, OWING, invoices.values().stream().flatMap(List::stream).toList());
    Set<UUID> without = new HashSet<>(invoices.keySet());
    without.removeAll(found.keySet());
    found.keySet().retainAll(invoices.keySet());
    found.putAll(read(tx, ALL, without));
    Map<UUID, List<UUID>> services = new HashMap<>();
    found.forEach((account, ids) -> services.put(account, List.copyOf(ids)));
    return services;
  }

  /** Every service of those accounts that is not over. */
  static Set<UUID> all(Tx tx, Collection<UUID> accounts) {
    Set<UUID> services = new TreeSet<>();
    read(tx, ALL, accounts).values().forEach(services::addAll);
    return services;
  }

  private static Map<UUID, Set<UUID>> read(Tx tx, String sql, Collection<UUID> ids) {
    Map<UUID, Set<UUID>> services = new HashMap<>();
    if (ids.isEmpty()) {
      return services;
    }
    return tx.jdbc(connection -> {
      try (PreparedStatement query = connection.prepareStatement(sql)) {
        query.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
        query.setObject(2, tx.tenant().value());
        try (ResultSet row = query.executeQuery()) {
          while (row.next()) {
            services
                .computeIfAbsent(row.getObject(1, UUID.class), id -> new TreeSet<>())
                .add(row.getObject(2, UUID.class));
          }
        }
        return services;
      }
    });
  }
}
