package io.dotmac.sub.core.network.plant.map;

import io.dotmac.sub.core.tx.Tx;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;

/** The plant in figures: of what is in use, how much there is. */
public record PlantStats(
    long fdhCabinets,
    long closures,
    long accessPoints,
    long segments,
    BigDecimal cableKm,
    BigDecimal feederKm,
    BigDecimal distributionKm,
    BigDecimal dropKm,
    long strands,
    long strandsAvailable,
    long strandsInUse,
    long strandsReserved,
    long strandsDamaged,
    long splices,
    long splitters,
    long splitterOutputs,
    long splitterOutputsUsed,
    long ponPorts,
    long onts,
    long ontsAssigned) {
  private static final String SQL = """
      with t as (select ?::uuid as id),
      cable as (
        select count(*) as n, coalesce(sum(length_m), 0) as all_m,
          coalesce(sum(length_m) filter (where segment_type = 'feeder'), 0) as feeder_m,
          coalesce(sum(length_m) filter (where segment_type = 'distribution'), 0) as dist_m,
          coalesce(sum(length_m) filter (where segment_type = 'drop'), 0) as drop_m
        from fiber_segment, t where tenant_id = t.id and is_active),
      strand as (
        select count(*) filter (where status <> 'retired') as n,
          count(*) filter (where status = 'available') as available,
          count(*) filter (where status = 'in_use') as in_use,
          count(*) filter (where status = 'reserved') as reserved,
          count(*) filter (where status = 'damaged') as damaged
        from fiber_strand, t where tenant_id = t.id),
      output as (
        select count(*) as n, count(*) filter (where
          exists (select 1 from fiber_strand s where s.tenant_id = p.tenant_id
            and s.upstream_splitter_port_id = p.id)
          or exists (select 1 from splitter_port_assignment a where a.tenant_id = p.tenant_id
            and a.splitter_port_id = p.id and a.is_active)) as used
        from splitter_port p, t
        where p.tenant_id = t.id and p.port_type = 'output' and p.is_active)
      select
        (select count(*) from fdh_cabinet where tenant_id = t.id and is_active) as cabinets,
        (select count(*) from fiber_splice_closure where tenant_id = t.id and is_active)
          as closures,
        (select count(*) from fiber_access_point where tenant_id = t.id and is_active) as points,
        (select count(*) from fiber_splice where tenant_id = t.id) as splices,
        (select count(*) from splitter where tenant_id = t.id and is_active) as splitters,
        (select count(*) from pon_port where tenant_id = t.id and is_active) as pon_ports,
        (select count(*) from ont_unit where tenant_id = t.id and status <> 'retired') as onts,
        (select count(*) from ont_assignment where tenant_id = t.id and status = 'active')
          as assigned,
        cable.n as segments, cable.all_m, cable.feeder_m, cable.dist_m, cable.drop_m,
        strand.n as strands, strand.available, strand.in_use, strand.reserved, strand.damaged,
        output.n as outputs, output.used
      from t, cable, strand, output
      """;

  /** Counts. */
  public static PlantStats of(Tx tx) {
    return tx.jdbc(connection -> {
      try (PreparedStatement query = connection.prepareStatement(SQL)) {
        query.setObject(1, tx.tenant().value());
        try (ResultSet row = query.executeQuery()) {
          row.next();
          return new PlantStats(
              row.getLong("cabinets"),
              row.getLong("closures"),
              row.getLong("points"),
              row.getLong("segments"),
              row.getBigDecimal("all_m").movePointLeft(3),
              row.getBigDecimal("feeder_m").movePointLeft(3),
              row.getBigDecimal("dist_m").movePointLeft(3),
              row.getBigDecimal("drop_m").movePointLeft(3),
              row.getLong("strands"),
              row.getLong("available"),
              row.getLong("in_use"),
              row.getLong("reserved"),
              row.getLong("damaged"),
              row.getLong("splices"),
              row.getLong("splitters"),
              row.getLong("outputs"),
              row.getLong("used"),
              row.getLong("pon_ports"),
              row.getLong("onts"),
              row.getLong("assigned"));
        }
      }
    });
  }
}
