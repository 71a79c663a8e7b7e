package io.dotmac.sub.samples.bench;

import io.dotmac.sub.core.tenant.TenantId;
import java.sql.SQLException;

/**
 * A fibre plant of many PON ports: each lights four strands in a row, a splitter of eight, eight
 * distribution cables with a splice, as many splitters of eight, and 64 ONTs behind a drop each.
 */
final class Plant {
  /** What there is for each PON port. */
  static final String COUNT = """
      select (select count(*) from pon_port where tenant_id = '%1$s')
        + (select count(*) from fiber_strand where tenant_id = '%1$s')
        + (select count(*) from fiber_splice where tenant_id = '%1$s')
        + (select count(*) from splitter where tenant_id = '%1$s')
        + (select count(*) from splitter_port where tenant_id = '%1$s')
        + (select count(*) from ont_unit where tenant_id = '%1$s')
      """;

  private static final String BUILD = """
      create temp table made as select p, '%1$s'::uuid as tenant, gen_random_uuid() as olt
        from generate_series(1, %2$d) p;
      insert into olt_device (tenant_id, id, name)
        select tenant, olt, 'olt ' || p from made;
      insert into pon_port (tenant_id, id, olt_id, name)
        select tenant, gen_random_uuid(), olt, 'p' || p from made;
      insert into fiber_segment (tenant_id, id, name, segment_type, fiber_count, length_m)
        select tenant, gen_random_uuid(), 'p' || p || w.name, w.type, 1, w.length
        from made cross join (
          select '/f' || k as name, 'feeder' as type, 900 as length from generate_series(1, 4) k
          union all
          select '/d' || j || '/' || k, 'distribution', 400
          from generate_series(1, 8) j, generate_series(1, 2) k
          union all
          select '/x' || j || '/' || m, 'drop', 80
          from generate_series(1, 8) j, generate_series(1, 8) m) w;
      insert into splitter (tenant_id, id, name, splitter_ratio)
        select tenant, gen_random_uuid(), 'p' || p || '/s' || j, '1:8'
        from made cross join generate_series(0, 8) j;
      insert into ont_unit (tenant_id, id, serial_number)
        select tenant, gen_random_uuid(),
          'HWTC' || upper(lpad(to_hex(p * 64 + j * 8 + m - 9), 8, '0'))
        from made cross join generate_series(1, 8) j cross join generate_series(1, 8) m;
      create temp table strand as select g.name, s.id from fiber_strand s
        join fiber_segment g on g.tenant_id = s.tenant_id and g.id = s.segment_id
        where s.tenant_id = '%1$s';
      create unique index on strand (name);
      create temp table port as
        select x.name || case t.port_type when 'input' then '<' else '>' || t.port_number end
          as name, t.id
        from splitter_port t
        join splitter x on x.tenant_id = t.tenant_id and x.id = t.splitter_id
        where t.tenant_id = '%1$s';
      create unique index on port (name);
      analyze strand, port, ont_unit, pon_port;
      insert into fiber_splice (tenant_id, id, from_strand_id, to_strand_id)
        select tenant, gen_random_uuid(), a.id, b.id
        from made cross join (
          select '/f' || k as one, '/f' || k + 1 as other from generate_series(1, 3) k
          union all
          select '/d' || j || '/1', '/d' || j || '/2' from generate_series(1, 8) j) w
        join strand a on a.name = 'p' || p || w.one join strand b on b.name = 'p' || p || w.other;
      update fiber_strand s set upstream_pon_port_id = o.id from strand n join pon_port o
        on o.tenant_id = '%1$s' and n.name = o.name || '/f1'
        where s.tenant_id = '%1$s' and s.id = n.id;
      update fiber_strand s set downstream_splitter_port_id = q.id from made
        join strand n on n.name = 'p' || p || '/f4' join port q on q.name = 'p' || p || '/s0<'
        where s.tenant_id = tenant and s.id = n.id;
      update fiber_strand s set upstream_splitter_port_id = q.id
        from made cross join generate_series(1, 8) j
        join strand n on n.name = 'p' || p || '/d' || j || '/1'
        join port q on q.name = 'p' || p || '/s0>' || j
        where s.tenant_id = tenant and s.id = n.id;
      update fiber_strand s set downstream_splitter_port_id = q.id
        from made cross join generate_series(1, 8) j
        join strand n on n.name = 'p' || p || '/d' || j || '/2'
        join port q on q.name = 'p' || p || '/s' || j || '<'
        where s.tenant_id = tenant and s.id = n.id;
      update fiber_strand s set upstream_splitter_port_id = q.id, downstream_ont_unit_id = u.id
        from made cross join generate_series(1, 8) j cross join generate_series(1, 8) m
        join strand n on n.name = 'p' || p || '/x' || j || '/' || m
        join port q on q.name = 'p' || p || '/s' || j || '>' || m
        join ont_unit u on u.tenant_id = '%1$s'
          and u.serial_number = 'HWTC' || upper(lpad(to_hex(p * 64 + j * 8 + m - 9), 8, '0'))
        where s.tenant_id = tenant and s.id = n.id;
      drop table made, strand, port;
      vacuum analyze fiber_strand, fiber_segment, fiber_splice, splitter, splitter_port, pon_port,
        ont_unit;
      """;

  private Plant() {}

  static void build(World world, TenantId tenant, int ponPorts) throws SQLException {
    world.sql(BUILD.formatted(tenant.value(), ponPorts).split(";\n"));
  }
}
