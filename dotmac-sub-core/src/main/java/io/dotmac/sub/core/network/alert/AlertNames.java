package io.dotmac.sub.core.network.alert;

/** SQL that says in words what an alert, {@code a}, is about. */
public final class AlertNames {
  /** The column; wants {@link #JOINS}. */
  public static final String ABOUT = """
      coalesce(u.serial_number, o.name,
        coalesce(d.name, l.name, n.name) || coalesce(' ' || m.name, ''))
      """;

  /** What the names are of. */
  public static final String JOINS = """
      left join snmp_target t on t.tenant_id = a.tenant_id and t.id = a.snmp_target_id
      left join network_device d on d.tenant_id = t.tenant_id and d.id = t.network_device_id
      left join olt_device l on l.tenant_id = t.tenant_id and l.id = t.olt_id
      left join nas_device n on n.tenant_id = t.tenant_id and n.id = t.nas_device_id
      left join monitored_interface m on m.tenant_id = a.tenant_id and m.id = a.interface_id
      left join ont_unit u on u.tenant_id = a.tenant_id and u.id = a.ont_unit_id
      left join outage o on o.tenant_id = a.tenant_id and o.id = a.outage_id
      """;

  private AlertNames() {}
}
