package io.dotmac.sub.core.network.plant.trace;

/**
 * The one statement of a trace. Every step looks at most at a few rows by their indexes: {@code
 * offset 0} keeps the planner from joining whole tables instead, whatever it thinks of how many
 * things a recursion finds. A thing that is on its own way already ends it.
 */
final class TraceSql {
  /** Parameters: tenant, kind and id of the start. */
  static final String TEXT = """
      with recursive up (kind, id, next, depth, trail) as (
        select :kind::text, :id::uuid, null::uuid, 0, array[:id::uuid]
        union all
        select e.kind, e.id, u.id, u.depth + 1, u.trail || e.id
        from up u cross join lateral (
          select 'pon_port' as kind, s.upstream_pon_port_id as id from fiber_strand s
          where u.kind = 'strand' and s.tenant_id = :tenant and s.id = u.id
            and s.upstream_pon_port_id is not null
          union all
          select 'output', s.upstream_splitter_port_id from fiber_strand s
          where u.kind = 'strand' and s.tenant_id = :tenant and s.id = u.id
            and s.upstream_splitter_port_id is not null
          union all
          select 'strand', p.from_strand_id from fiber_splice p
          where u.kind = 'strand' and p.tenant_id = :tenant and p.to_strand_id = u.id
          union all
          select 'input', i.id from splitter_port o join splitter_port i
            on i.tenant_id = o.tenant_id and i.splitter_id = o.splitter_id
              and i.port_type = 'input' and i.is_active
          where u.kind = 'output' and o.tenant_id = :tenant and o.id = u.id
          union all
          select 'strand', s.id from fiber_strand s
          where u.kind = 'input' and s.tenant_id = :tenant
            and s.downstream_splitter_port_id = u.id
          union all
          select 'pon_port', l.pon_port_id from pon_port_splitter_link l
          where u.kind = 'input' and l.tenant_id = :tenant and l.splitter_port_id = u.id
            and l.is_active
          union all
          select 'strand', s.id from fiber_strand s
          where u.kind = 'ont' and s.tenant_id = :tenant and s.downstream_ont_unit_id = u.id
          union all
          select 'output', a.splitter_port_id from ont_assignment o
            join splitter_port_assignment a
              on a.tenant_id = o.tenant_id and a.subscription_id = o.subscription_id
                and a.is_active
          where u.kind = 'ont' and o.tenant_id = :tenant and o.ont_unit_id = u.id
            and o.status = 'active'
            and not exists (select 1 from fiber_strand s
              where s.tenant_id = o.tenant_id and s.downstream_ont_unit_id = o.ont_unit_id)
          offset 0
        ) e
        where e.id <> all (u.trail)
      ),
      down (kind, id, next, depth, trail) as (
        select :kind::text, :id::uuid, null::uuid, 0, array[:id::uuid]
        union all
        select e.kind, e.id, d.id, d.depth + 1, d.trail || e.id
        from down d cross join lateral (
          select 'strand' as kind, s.id from fiber_strand s
          where d.kind = 'pon_port' and s.tenant_id = :tenant and s.upstream_pon_port_id = d.id
          union all
          select 'input', l.splitter_port_id from pon_port_splitter_link l
          where d.kind = 'pon_port' and l.tenant_id = :tenant and l.pon_port_id = d.id
            and l.is_active
          union all
          select 'strand', p.to_strand_id from fiber_splice p
          where d.kind = 'strand' and p.tenant_id = :tenant and p.from_strand_id = d.id
          union all
          select 'input', s.downstream_splitter_port_id from fiber_strand s
          where d.kind = 'strand' and s.tenant_id = :tenant and s.id = d.id
            and s.downstream_splitter_port_id is not null
          union all
          select 'ont', s.downstream_ont_unit_id from fiber_strand s
          where d.kind = 'strand' and s.tenant_id = :tenant and s.id = d.id
            and s.downstream_ont_unit_id is not null
          union all
          select 'output', o.id from splitter_port i join splitter_port o
            on o.tenant_id = i.tenant_id and o.splitter_id = i.splitter_id
              and o.port_type = 'output' and o.is_active
          where d.kind = 'input' and i.tenant_id = :tenant and i.id = d.id
          union all
          select 'strand', s.id from fiber_strand s
          where d.kind = 'output' and s.tenant_id = :tenant
            and s.upstream_splitter_port_id = d.id
          union all
          select 'ont', o.ont_unit_id from splitter_port_assignment a
            join ont_assignment o on o.tenant_id = a.tenant_id
              and o.subscription_id = a.subscription_id and o.status = 'active'
          where d.kind = 'output' and a.tenant_id = :tenant and a.splitter_port_id = d.id
            and a.is_active
            and not exists (select 1 from fiber_strand s
              where s.tenant_id = o.tenant_id and s.downstream_ont_unit_id = o.ont_unit_id)
          offset 0
        ) e
        where e.id <> all (d.trail)
      )
      select w.is_up, w.kind, w.id, w.next, w.depth, f.*
      from (
        select true as is_up, kind, id, next, depth from up
        union all
        select false, kind, id, next, depth from down where depth > 0
      ) w cross join lateral (
        select g.name || ' / ' || s.strand_number as label, c.name as place,
          case when p.id is not null then p.splice_type
            when num_nonnulls(s.upstream_pon_port_id, s.upstream_splitter_port_id) > 0
              then 'connector' else 'none' end as joint,
          p.loss_db as joint_db, null::numeric as thing_db, g.length_m,
          case when g.length_m is null then g.route::text end as route,
          null::text as splitter_ratio, null::text as sfp_class, null::text as technology,
          null::uuid as subscription_id, null::numeric as ont_rx_dbm
        from fiber_strand s
        join fiber_segment g on g.tenant_id = s.tenant_id and g.id = s.segment_id
        left join fiber_splice p on p.tenant_id = s.tenant_id and p.to_strand_id = s.id
        left join fiber_splice_closure c on c.tenant_id = p.tenant_id and c.id = p.closure_id
        where w.kind = 'strand' and s.tenant_id = :tenant and s.id = w.id
        union all
        select x.name || ' ' || t.port_type || ' ' || t.port_number, coalesce(k.name, c.name),
          case when t.port_type = 'output' then 'none'
            when exists (select 1 from fiber_strand s where s.tenant_id = t.tenant_id
              and s.downstream_splitter_port_id = t.id) then 'connector'
            when exists (select 1 from pon_port_splitter_link l where l.tenant_id = t.tenant_id
              and l.splitter_port_id = t.id and l.is_active) then 'cord' else 'none' end,
          null, t.loss_db, null, null, x.splitter_ratio, null, null, null, null
        from splitter_port t
        join splitter x on x.tenant_id = t.tenant_id and x.id = t.splitter_id
        left join fdh_cabinet k on k.tenant_id = x.tenant_id and k.id = x.fdh_id
        left join fiber_splice_closure c on c.tenant_id = x.tenant_id and c.id = x.closure_id
        where w.kind in ('input', 'output') and t.tenant_id = :tenant and t.id = w.id
        union all
        select p.name, o.name, 'none', null, null, null, null, null, m.sfp_class, p.technology,
          null, null
        from pon_port p
        join olt_device o on o.tenant_id = p.tenant_id and o.id = p.olt_id
        left join olt_sfp_module m on m.tenant_id = p.tenant_id
          and m.olt_card_port_id = p.olt_card_port_id and m.is_active
        where w.kind = 'pon_port' and p.tenant_id = :tenant and p.id = w.id
        union all
        select u.serial_number, null,
          case when exists (select 1 from fiber_strand s where s.tenant_id = u.tenant_id
            and s.downstream_ont_unit_id = u.id) then 'connector' else 'cord' end,
          null, null, null, null, null, null, null, a.subscription_id, r.ont_rx_dbm
        from ont_unit u
        left join ont_assignment a on a.tenant_id = u.tenant_id and a.ont_unit_id = u.id
          and a.status = 'active'
        left join ont_reading r on r.tenant_id = u.tenant_id and r.ont_unit_id = u.id
        where w.kind = 'ont' and u.tenant_id = :tenant and u.id = w.id
        offset 0
      ) f
      order by w.is_up desc, w.depth, length(f.label), f.label, w.id
      """;

  private TraceSql() {}
}
