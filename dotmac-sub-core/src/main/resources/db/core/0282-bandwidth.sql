--liquibase formatted sql
--changeset dotmac:0282-bandwidth splitStatements:false

-- An interface that a polled device has, by its name: numbers change when a device restarts. The
-- counters are as they were last read; what they were before is gone.
create table monitored_interface (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  snmp_target_id uuid not null,
  if_index int not null,
  name text not null check (name <> ''),
  description text,
  status text not null default 'unknown' check (status in ('up', 'down', 'unknown')),
  is_enabled boolean not null default true,
  speed_mbps int check (speed_mbps >= 0),
  rx_bps bigint check (rx_bps >= 0),
  tx_bps bigint check (tx_bps >= 0),
  sampled_at timestamptz,
  seen_at timestamptz not null,
  counter_bits int check (counter_bits in (32, 64)),
  octets_in numeric(20),
  octets_out numeric(20),
  counted_at timestamptz,
  uptime_seconds bigint,
  primary key (tenant_id, id),
  constraint monitored_interface_name unique (tenant_id, snmp_target_id, name),
  foreign key (tenant_id, snmp_target_id) references snmp_target (tenant_id, id)
);
alter table monitored_interface set (fillfactor = 70);
select dotmac_tenant_table('monitored_interface');

-- What an interface carried between two readings: rx is what came in to the device.
create table bandwidth_sample (
  tenant_id uuid not null,
  interface_id uuid not null,
  sample_at timestamptz not null,
  seconds int not null check (seconds > 0),
  rx_bps bigint not null check (rx_bps >= 0),
  tx_bps bigint not null check (tx_bps >= 0),
  primary key (tenant_id, interface_id, sample_at)
) partition by range (sample_at);
create index bandwidth_sample_time on bandwidth_sample using brin (sample_at);
select dotmac_tenant_table('bandwidth_sample');

create table bandwidth_hour (
  tenant_id uuid not null,
  interface_id uuid not null,
  hour_at timestamptz not null,
  seconds int not null check (seconds > 0),
  rx_bps bigint not null,
  rx_max_bps bigint not null,
  tx_bps bigint not null,
  tx_max_bps bigint not null,
  primary key (tenant_id, interface_id, hour_at)
) partition by range (hour_at);
create index bandwidth_hour_time on bandwidth_hour using brin (hour_at);
select dotmac_tenant_table('bandwidth_hour');

-- Days of the tenant's zone.
create table bandwidth_day (
  tenant_id uuid not null,
  interface_id uuid not null,
  day_on date not null,
  seconds int not null check (seconds > 0),
  rx_bps bigint not null,
  rx_max_bps bigint not null,
  tx_bps bigint not null,
  tx_max_bps bigint not null,
  primary key (tenant_id, interface_id, day_on)
);
select dotmac_tenant_table('bandwidth_day');

-- Hours before it are as they stay.
create table bandwidth_rollup (
  tenant_id uuid not null primary key,
  rolled_until timestamptz not null,
  foreign key (tenant_id) references tenant (id)
);
select dotmac_tenant_table('bandwidth_rollup');

-- What was read of an ONT over time; the last of it is ont_reading.
create table ont_optics_sample (
  tenant_id uuid not null,
  ont_unit_id uuid not null,
  read_at timestamptz not null,
  ont_rx_dbm numeric(6, 2),
  ont_tx_dbm numeric(6, 2),
  olt_rx_dbm numeric(6, 2),
  primary key (tenant_id, ont_unit_id, read_at)
) partition by range (read_at);
select dotmac_tenant_table('ont_optics_sample');

-- Since when an ONT is as it is; null when it was not online when it was first read.
alter table ont_reading add column state_since timestamptz;
update ont_reading set state_since = read_at where state = 'online';

--changeset dotmac:0282-sample-months splitStatements:false
-- Samples are many, so what is not kept goes by whole months, filled as they are. The application
-- owns no table, so these run as the owner does. A job adds more months than are there at first.
create function dotmac_add_sample_months(ahead int) returns void language plpgsql
security definer set search_path from current as $$
declare
  parent text;
begin
  perform set_config('lock_timeout', '5s', true);
  foreach parent in array array['bandwidth_sample', 'bandwidth_hour', 'ont_optics_sample']
  loop
    -- From last month on.
    perform dotmac_monthly_partitions(
      parent, (current_date + interval '11 months')::date, ahead - 11);
  end loop;
end $$;

create function dotmac_drop_sample_months(parent text, before date) returns int language plpgsql
security definer set search_path from current as $$
declare
  part text;
  dropped int := 0;
begin
  if parent not in ('bandwidth_sample', 'bandwidth_hour', 'ont_optics_sample') then
    raise exception 'no samples are kept in %', parent;
  end if;
  perform set_config('lock_timeout', '5s', true);
  for part in
    select c.relname
    from pg_inherits i
    join pg_class c on c.oid = i.inhrelid
    join pg_class p on p.oid = i.inhparent
    where p.relnamespace = current_schema()::regnamespace
      and p.relname = parent
      and c.relname ~ '_[0-9]{4}_[0-9]{2}$'
      and to_date(right(c.relname, 7), 'YYYY_MM') + interval '1 month' <= before
    order by c.relname
  loop
    execute format('drop table %I', part);
    dropped := dropped + 1;
  end loop;
  return dropped;
end $$;
do $$ begin
  execute format('revoke all on function dotmac_add_sample_months(int),'
    ' dotmac_drop_sample_months(text, date) from public');
  execute format('grant execute on function dotmac_add_sample_months(int),'
    ' dotmac_drop_sample_months(text, date) to %I', dotmac_app_role());
end $$;
select dotmac_add_sample_months(3);
