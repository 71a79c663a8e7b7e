package io.dotmac.sub.server.access;

import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.network.inventory.Item;
import io.dotmac.sub.core.testing.TestDatabase;
import io.dotmac.sub.server.openapi.ListedBy;
import jakarta.persistence.Table;
import jakarta.ws.rs.Path;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * One thing of each kind that a tenant has: its row is found, or made, in the table whose listing
 * the resource of that path answers with.
 */
final class Things {
  /** Pages that speak of a thing by another word than its route. */
  private static final Map<String, String> PAGES = Map.ofEntries(
      Map.entry("runs", "billing-runs"),
      Map.entry("dunning", "dunning-cases"),
      Map.entry("policies", "dunning-policies"),
      Map.entry("arrangements", "payment-arrangements"),
      Map.entry("clients", "radius-clients"),
      Map.entry("olts", "olt-devices"),
      Map.entry("onts", "ont-units"),
      Map.entry("strands", "fiber-strands"),
      Map.entry("polled", "snmp-targets"),
      Map.entry("refunds", "payments"),
      Map.entry("statements", "billing-accounts"),
      Map.entry("methods", "payment-methods"),
      Map.entry("receipts", "payments"),
      Map.entry("cash", "unapplied-cash"),
      Map.entry("messages", "notifications"),
      Map.entry("campaigns", "notification-campaigns"),
      Map.entry("templates", "notification-templates"),
      Map.entry("webhooks", "webhooks/endpoints"),
      Map.entry("deliveries", "webhooks/deliveries"),
      Map.entry("orders", "service-orders"));

  private static final String HAS_ID =
      "select attname from pg_attribute where attrelid = ?::regclass and attname = 'id'";

  private final UUID tenant;
  private final Map<String, String> tables;
  private final Map<String, UUID> found = new TreeMap<>();

  private Things(UUID tenant, Map<String, String> tables) {
    this.tenant = tenant;
    this.tables = tables;
  }

  /** Those of a tenant, by what the resources list; a kind without a row gets an invented one. */
  static Things of(UUID tenant, Collection<Class<?>> resources) {
    Map<String, String> tables = new TreeMap<>();
    for (Class<?> resource : resources) {
      for (Method method : resource.getMethods()) {
        ListedBy listed = method.getAnnotation(ListedBy.class);
        Table table = listed == null ? null : entity(listed).getAnnotation(Table.class);
        if (table != null && !method.isAnnotationPresent(Path.class)) {
          String path = resource.getAnnotation(Path.class).value();
          tables.put(path.replaceFirst("^/", ""), table.name());
        }
      }
    }
    for (Class<?> resource : resources) {
      item(resource)
          .ifPresent(item -> tables.put(
              resource.getAnnotation(Path.class).value().replaceFirst("^/", ""), item.table()));
    }
    tables.values().removeIf(table -> query(HAS_ID, table).isEmpty());
    Things things = new Things(tenant, tables);
    things.find();
    return things;
  }

  /** The thing that the first parameter of a route names. */
  Optional<UUID> of(Route route) {
    String kind = "";
    String whole = "";
    for (String segment : route.segments()) {
      if (segment.startsWith("{")) {
        break;
      }
      kind = segment;
      whole = whole.isEmpty() ? segment : whole + "/" + segment;
    }
    if (found.containsKey(whole)) {
      return Optional.of(found.get(whole));
    }
    return Optional.ofNullable(found.get(PAGES.getOrDefault(kind, kind)));
  }

  /** The same, but with these instead of the first ones of their kind. */
  Things with(Map<String, UUID> chosen) {
    found.putAll(chosen);
    return this;
  }

  /** The thing of that kind, as routes call it. */
  Optional<UUID> byKind(String kind) {
    return Optional.ofNullable(found.get(kind));
  }

  /** All of them. */
  Collection<UUID> all() {
    return found.values();
  }

  /** What the rows hold, to see whether any of them changed. */
  String fingerprint() {
    StringBuilder all = new StringBuilder();
    tables.forEach((kind, table) -> {
      // Every call leaves a row there, also one that is refused.
      if (kind.equals("audit-events")) {
        return;
      }
      String sql = "select md5(string_agg(t::text, ',' order by t.id)) from " + table
          + " t where tenant_id = ?";
      all.append(kind).append(' ').append(query(sql, tenant)).append('\n');
    });
    return all.toString();
  }

  /** What a resource of the inventory keeps. */
  private static Optional<Item> item(Class<?> resource) {
    return resource.getGenericSuperclass() instanceof ParameterizedType above
            && above.getActualTypeArguments()[0] instanceof Class<?> kept
        ? Optional.ofNullable(kept.getAnnotation(Item.class))
        : Optional.empty();
  }

  /** Of what the listing is that a method names. */
  private static Class<?> entity(ListedBy listed) {
    if (listed.value().isAnnotationPresent(Item.class)) {
      return listed.value();
    }
    try {
      Field constant = listed.value().getDeclaredField(listed.constant());
      Field type = Listing.class.getDeclaredField("type");
      constant.setAccessible(true);
      type.setAccessible(true);
      return (Class<?>) type.get(constant.get(null));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(listed.value() + "." + listed.constant(), e);
    }
  }

  private void find() {
    tables.forEach((kind, table) -> {
      String sql = "select id from " + table + " where tenant_id = ? order by id limit 1";
      String id = query(sql, tenant);
      if (id.isEmpty() && InventedRow.insert(table, tenant)) {
        id = query(sql, tenant);
      }
      if (!id.isEmpty()) {
        found.put(kind, UUID.fromString(id));
      }
    });
  }

  private static String query(String sql, Object parameter) {
    try (Connection connection = TestDatabase.shared().superuser().getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, parameter);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next()
            ? String.valueOf(Optional.ofNullable(rows.getString(1)).orElse(""))
            : "";
      }
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }
}
