package io.dotmac.sub.core.network.outage;

/** How outages are found: statements over all ONTs and sessions of a tenant. */
final class OutageSql {
  /**
   * Causes that nobody has found yet. Wants the tenant, the window in minutes, how many are enough,
   * how many of 100, and so many again for access servers. An ONT that was not online when it was
   * first read was not lost, and those of an outage that lasts are that outage's.
   */
  static final String FIND = """
      with ont as (
        select p.tenant_id, p.id as port, p.olt_id, n.state = 'online' as is_up, n.state_since,
          n.state <> 'online' and n.state_since > now() - make_interval(mins => ?) as is_lost
        from ont_assignment a
        join pon_port p on p.tenant_id = a.tenant_id and p.id = a.pon_port_id
        join ont_reading n on n.tenant_id = a.tenant_id and n.ont_unit_id = a.ont_unit_id
        where a.tenant_id = ? and a.status = 'active'
          and not exists (select 1 from outage_subscriber l
            join outage o on o.tenant_id = l.tenant_id and o.id = l.outage_id
              and o.status = 'confirmed'
            where l.tenant_id = a.tenant_id and l.ont_unit_id = a.ont_unit_id
              and l.restored_at is null)),
      port as (
        select tenant_id, olt_id, port, count(*) filter (where is_lost) as lost,
          count(*) filter (where is_up) as up,
          min(state_since) filter (where is_lost) as began
        from ont group by 1, 2, 3),
      olt as (
        select tenant_id, olt_id, sum(lost) as lost, min(began) as began from port
        group by 1, 2
        having sum(lost) >= ? and sum(up) = 0 and count(*) filter (where lost > 0) > 1),
      cause as (
        select olt.tenant_id, 'olt_device' as cause, null::uuid as port, olt.olt_id as olt,
          null::uuid as nas, d.name, olt.began
        from olt join olt_device d on d.tenant_id = olt.tenant_id and d.id = olt.olt_id
        union all
        select port.tenant_id, 'pon_port', port.port, null, null, d.name || ' ' || p.name,
          port.began
        from port
        join pon_port p on p.tenant_id = port.tenant_id and p.id = port.port
        join olt_device d on d.tenant_id = p.tenant_id and d.id = p.olt_id
        where port.lost >= ? and port.lost * 100 >= ? * (port.lost + port.up)
          and not exists (select 1 from olt where olt.olt_id = port.olt_id)
          and not exists (select 1 from outage o where o.tenant_id = port.tenant_id
            and o.status = 'confirmed' and o.cause = 'olt_device' and o.olt_id = port.olt_id)
        union all
        select n.tenant_id, 'nas_device', null, null, n.id, n.name,
          coalesce((select max(t.last_packet_at) from radius_client c
            join radius_client_traffic t
              on t.tenant_id = c.tenant_id and t.radius_client_id = c.id
            where c.tenant_id = n.tenant_id and c.nas_device_id = n.id), now())
        from nas_device n
        where n.tenant_id = ? and n.is_active and n.status = 'offline'
          and (select count(*) from radius_session_open s where s.tenant_id = n.tenant_id
            and s.nas_device_id = n.id and s.subscription_id is not null) >= ?)
      insert into outage (tenant_id, id, cause, pon_port_id, olt_id, nas_device_id, name, began_at,
        lost_count, affected_count)
      select tenant_id, gen_random_uuid(), cause, port, olt, nas, name, began, 0, 0 from cause
      order by coalesce(port, olt, nas)
      on conflict (tenant_id, cause, coalesce(pon_port_id, olt_id, nas_device_id))
        where status = 'confirmed' do nothing
      returning id
      """;

  /**
   * What is lost in those that last, also after they were found, and what was back and is lost
   * again. Wants the window in minutes and the tenant; so for access servers.
   */
  static final String LOST = """
      insert into outage_subscriber as l (tenant_id, id, outage_id, ont_unit_id, subscription_id,
        subscriber_id, lost_at)
      select distinct on (o.id, a.ont_unit_id) o.tenant_id, gen_random_uuid(), o.id,
        a.ont_unit_id, a.subscription_id, a.subscriber_id, n.state_since
      from outage o
      join pon_port p on p.tenant_id = o.tenant_id
        and (p.id = o.pon_port_id or p.olt_id = o.olt_id)
      join ont_assignment a on a.tenant_id = p.tenant_id and a.pon_port_id = p.id
        and a.status = 'active'
      join ont_reading n on n.tenant_id = a.tenant_id and n.ont_unit_id = a.ont_unit_id
        and n.state <> 'online' and n.state_since >= o.began_at - make_interval(mins => ?)
      where o.tenant_id = ? and o.status = 'confirmed'
        and not exists (select 1 from outage_subscriber m
          join outage other on other.tenant_id = m.tenant_id and other.id = m.outage_id
            and other.status = 'confirmed'
          where m.tenant_id = a.tenant_id and m.ont_unit_id = a.ont_unit_id
            and m.restored_at is null)
      order by o.id, a.ont_unit_id
      on conflict (tenant_id, outage_id, coalesce(ont_unit_id, subscription_id))
        do update set restored_at = null, lost_at = excluded.lost_at
      """;

  /** Wants the tenant. */
  static final String LOST_SESSIONS = """
      insert into outage_subscriber as l (tenant_id, id, outage_id, subscription_id, subscriber_id,
        lost_at)
      select distinct on (o.id, s.subscription_id) o.tenant_id, gen_random_uuid(), o.id,
        s.subscription_id, s.subscriber_id, o.began_at
      from outage o
      join nas_device n on n.tenant_id = o.tenant_id and n.id = o.nas_device_id
        and n.status = 'offline'
      join radius_session_open s on s.tenant_id = n.tenant_id and s.nas_device_id = n.id
        and s.subscription_id is not null
      where o.tenant_id = ? and o.status = 'confirmed'
      order by o.id, s.subscription_id
      on conflict (tenant_id, outage_id, coalesce(ont_unit_id, subscription_id)) do nothing
      """;

  /** What is back, or hangs there no more. Wants the tenant. */
  static final String BACK = """
      update outage_subscriber l set restored_at = now(), updated_at = now()
      from outage o
      where l.tenant_id = ? and l.restored_at is null and o.tenant_id = l.tenant_id
        and o.id = l.outage_id and o.status = 'confirmed'
        and case when l.ont_unit_id is null
          then exists (select 1 from nas_device n where n.tenant_id = o.tenant_id
            and n.id = o.nas_device_id and n.status <> 'offline')
          else not exists (select 1 from ont_assignment a
            join ont_reading n on n.tenant_id = a.tenant_id and n.ont_unit_id = a.ont_unit_id
              and n.state <> 'online'
            join pon_port p on p.tenant_id = a.tenant_id and p.id = a.pon_port_id
            where a.tenant_id = l.tenant_id and a.ont_unit_id = l.ont_unit_id
              and a.status = 'active' and (p.id = o.pon_port_id or p.olt_id = o.olt_id)) end
      """;

  /** Counts anew, and ends what is over. Wants the tenant and how many of 100 must be back. */
  static final String SETTLE = """
      with counted as (
        select o.tenant_id, o.id, count(l.id) as lost,
          count(distinct l.subscriber_id) as affected,
          count(l.id) filter (where l.restored_at is null) as still
        from outage o
        left join outage_subscriber l on l.tenant_id = o.tenant_id and l.outage_id = o.id
        where o.tenant_id = ? and o.status = 'confirmed'
        group by 1, 2)
      update outage o set lost_count = c.lost, affected_count = c.affected,
        updated_at = now(), version = o.version + 1,
        status = case when c.still * 100 <= (100 - ?) * c.lost then 'resolved' else o.status end,
        ended_at = case when c.still * 100 <= (100 - ?) * c.lost then now() end
      from counted c
      where o.tenant_id = c.tenant_id and o.id = c.id
        and (o.lost_count <> c.lost or o.affected_count <> c.affected
          or c.still * 100 <= (100 - ?) * c.lost)
      returning o.id, o.cause, o.name, o.began_at, o.ended_at, o.lost_count, o.affected_count
      """;

  private OutageSql() {}
}
