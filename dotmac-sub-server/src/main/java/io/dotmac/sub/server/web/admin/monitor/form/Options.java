package io.dotmac.sub.server.web.admin.monitor.form;

import io.dotmac.sub.core.tx.WireName;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.part.Filters.Option;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** What can be chosen. */
final class Options {
  private static final int MOST = 1_000;

  private Options() {}

  /** The values of an enumeration, in its order. */
  static List<Option> values(Visit visit, String kind, Enum<?>[] values, String chosen) {
    return Arrays.stream(values)
        .map(WireName::of)
        .map(wire -> new Option(wire, visit.name(kind, wire), wire.equals(chosen)))
        .toList();
  }

  /** The same after one that chooses nothing. */
  static List<Option> orNone(String none, String chosen, List<Option> others) {
    List<Option> all = new ArrayList<>();
    all.add(new Option("", none, chosen.isEmpty()));
    all.addAll(others);
    return List.copyOf(all);
  }

  /** Rows of a query for {@code value} and {@code label}, by label; the chosen one in any case. */
  static List<Option> rows(Visit visit, String sql, String chosen) {
    return visit
        .query("select value, label from (" + sql + ") o where true")
        .with("chosen", chosen)
        .with("limit", MOST)
        .then("order by value = :chosen desc, lower(label), value limit :limit")
        .list(row ->
            new Option(row.text("value"), row.text("label"), row.text("value").equals(chosen)))
        .stream()
        .sorted(Comparator.comparing(Option::label, String.CASE_INSENSITIVE_ORDER))
        .toList();
  }

  /** Who may be told: staff that may sign in. */
  static List<Option> staff(Visit visit, String chosen) {
    return rows(visit, """
        select id::text as value, name || coalesce(' (' || email || ')', '') as label
        from principal where tenant_id = :tenant and realm = 'staff'
          and (is_active or id::text = :chosen)
        """, chosen);
  }

  /** Devices that are polled. */
  static List<Option> targets(Visit visit, String chosen) {
    return rows(visit, """
        select t.id::text as value, coalesce(d.name, l.name, n.name) as label
        from snmp_target t
        left join network_device d on d.tenant_id = t.tenant_id and d.id = t.network_device_id
        left join olt_device l on l.tenant_id = t.tenant_id and l.id = t.olt_id
        left join nas_device n on n.tenant_id = t.tenant_id and n.id = t.nas_device_id
        where t.tenant_id = :tenant and (t.is_active or t.id::text = :chosen)
        """, chosen);
  }

  /** Their interfaces. */
  static List<Option> interfaces(Visit visit, String chosen) {
    return rows(visit, """
        select m.id::text as value, coalesce(d.name, l.name, n.name) || ' ' || m.name as label
        from monitored_interface m
        join snmp_target t on t.tenant_id = m.tenant_id and t.id = m.snmp_target_id
        left join network_device d on d.tenant_id = t.tenant_id and d.id = t.network_device_id
        left join olt_device l on l.tenant_id = t.tenant_id and l.id = t.olt_id
        left join nas_device n on n.tenant_id = t.tenant_id and n.id = t.nas_device_id
        where m.tenant_id = :tenant
        """, chosen);
  }

  /** Whatever has a name and is in use. */
  static List<Option> named(Visit visit, String table, String chosen) {
    return rows(
        visit,
        "select id::text as value, name as label from " + table
            + " where tenant_id = :tenant and (is_active or id::text = :chosen)",
        chosen);
  }
}
