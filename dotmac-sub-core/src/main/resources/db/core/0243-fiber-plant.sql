--liquibase formatted sql
--changeset dotmac:0243-fiber-plant splitStatements:false

-- The fibre plant is a tree that light runs down: from a PON port through strands, splices and
-- splitters to ONTs. Every strand has an upstream end, towards the OLT, and a downstream end; what
-- is at an end is a column that a foreign key checks, or a splice with another strand.

create table fdh_cabinet (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  name text not null check (name <> ''),
  code text,
  region_id uuid,
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  notes text,
  is_active boolean not null default true,
  primary key (tenant_id, id),
  check ((latitude is null) = (longitude is null)),
  foreign key (tenant_id, region_id) references region_zone (tenant_id, id)
);
create unique index fdh_cabinet_name on fdh_cabinet (tenant_id, lower(name)) where is_active;
create unique index fdh_cabinet_code on fdh_cabinet (tenant_id, lower(code)) where is_active;
create index fdh_cabinet_place on fdh_cabinet (tenant_id, longitude, latitude)
  where longitude is not null;
create index fdh_cabinet_region on fdh_cabinet (tenant_id, region_id) where region_id is not null;
select dotmac_tenant_table('fdh_cabinet');

create table fiber_splice_closure (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  name text not null check (name <> ''),
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  notes text,
  is_active boolean not null default true,
  primary key (tenant_id, id),
  check ((latitude is null) = (longitude is null))
);
create unique index fiber_splice_closure_name on fiber_splice_closure (tenant_id, lower(name))
  where is_active;
create index fiber_splice_closure_place on fiber_splice_closure (tenant_id, longitude, latitude)
  where longitude is not null;
select dotmac_tenant_table('fiber_splice_closure');

create table fiber_splice_tray (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  closure_id uuid not null,
  tray_number int not null check (tray_number between 1 and 999),
  name text,
  notes text,
  primary key (tenant_id, id),
  unique (tenant_id, id, closure_id),
  constraint fiber_splice_tray_number unique (tenant_id, closure_id, tray_number),
  foreign key (tenant_id, closure_id) references fiber_splice_closure (tenant_id, id)
);
select dotmac_tenant_table('fiber_splice_tray');

-- A handhole, pole, terminal or the like that subscribers' drops come from.
create table fiber_access_point (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  name text not null check (name <> ''),
  code text,
  access_point_type text not null default 'terminal' check (access_point_type in
    ('terminal', 'pole', 'handhole', 'manhole', 'pedestal', 'building', 'other')),
  placement text check (placement in ('aerial', 'underground', 'wall', 'indoor')),
  street text,
  city text,
  county text,
  state text,
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  notes text,
  is_active boolean not null default true,
  primary key (tenant_id, id),
  check ((latitude is null) = (longitude is null))
);
create unique index fiber_access_point_name on fiber_access_point (tenant_id, lower(name))
  where is_active;
create unique index fiber_access_point_code on fiber_access_point (tenant_id, lower(code))
  where is_active;
create index fiber_access_point_place on fiber_access_point (tenant_id, longitude, latitude)
  where longitude is not null;
select dotmac_tenant_table('fiber_access_point');

-- Where a cable ends.
create table fiber_termination_point (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  name text,
  endpoint_type text not null check (endpoint_type in ('pop_site', 'fdh_cabinet', 'splice_closure',
    'access_point', 'subscriber', 'other')),
  pop_site_id uuid,
  fdh_cabinet_id uuid,
  closure_id uuid,
  access_point_id uuid,
  service_address_id uuid,
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  notes text,
  is_active boolean not null default true,
  primary key (tenant_id, id),
  check ((latitude is null) = (longitude is null)),
  constraint fiber_termination_point_what check (
    (pop_site_id is null or endpoint_type = 'pop_site')
    and (fdh_cabinet_id is null or endpoint_type = 'fdh_cabinet')
    and (closure_id is null or endpoint_type = 'splice_closure')
    and (access_point_id is null or endpoint_type = 'access_point')
    and (service_address_id is null or endpoint_type = 'subscriber')),
  foreign key (tenant_id, pop_site_id) references pop_site (tenant_id, id),
  foreign key (tenant_id, fdh_cabinet_id) references fdh_cabinet (tenant_id, id),
  foreign key (tenant_id, closure_id) references fiber_splice_closure (tenant_id, id),
  foreign key (tenant_id, access_point_id) references fiber_access_point (tenant_id, id),
  foreign key (tenant_id, service_address_id) references address (tenant_id, id)
);
create index fiber_termination_point_place
  on fiber_termination_point (tenant_id, longitude, latitude) where longitude is not null;
select dotmac_tenant_table('fiber_termination_point');

-- A stretch of cable. Its route is a line of WGS84 longitudes and latitudes; the rectangle about it
-- follows from it.
create table fiber_segment (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  name text not null check (name <> ''),
  segment_type text not null check (segment_type in ('feeder', 'distribution', 'drop')),
  cable_type text check (cable_type in ('single_mode', 'multi_mode', 'armored', 'aerial',
    'underground', 'direct_buried')),
  fiber_count int not null check (fiber_count between 1 and 1728),
  from_point_id uuid,
  to_point_id uuid,
  length_m numeric(9, 2) check (length_m >= 0),
  route path check (isopen(route) and npoints(route) between 2 and 10000),
  west double precision generated always as
    ((((box(polygon(pclose(route)))))[1])[0]) stored check (west >= -180),
  south double precision generated always as
    ((((box(polygon(pclose(route)))))[1])[1]) stored check (south >= -90),
  east double precision generated always as
    ((((box(polygon(pclose(route)))))[0])[0]) stored check (east <= 180),
  north double precision generated always as
    ((((box(polygon(pclose(route)))))[0])[1]) stored check (north <= 90),
  notes text,
  is_active boolean not null default true,
  primary key (tenant_id, id),
  constraint fiber_segment_ends check (from_point_id <> to_point_id),
  foreign key (tenant_id, from_point_id) references fiber_termination_point (tenant_id, id),
  foreign key (tenant_id, to_point_id) references fiber_termination_point (tenant_id, id)
);
create unique index fiber_segment_name on fiber_segment (tenant_id, lower(name)) where is_active;
create index fiber_segment_place on fiber_segment (tenant_id, west, east) where west is not null;
create index fiber_segment_from on fiber_segment (tenant_id, from_point_id)
  where from_point_id is not null;
create index fiber_segment_to on fiber_segment (tenant_id, to_point_id)
  where to_point_id is not null;
select dotmac_tenant_table('fiber_segment');

-- The ratio says how many ports it has; they come and stay with it.
create table splitter (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  fdh_id uuid,
  closure_id uuid,
  name text not null check (name <> ''),
  splitter_ratio text not null check (splitter_ratio ~ '^[12]:(2|4|8|16|32|64|128)$'),
  notes text,
  is_active boolean not null default true,
  primary key (tenant_id, id),
  constraint splitter_place check (num_nonnulls(fdh_id, closure_id) <= 1),
  foreign key (tenant_id, fdh_id) references fdh_cabinet (tenant_id, id),
  foreign key (tenant_id, closure_id) references fiber_splice_closure (tenant_id, id)
);
create unique index splitter_name on splitter (tenant_id,
  coalesce(fdh_id, closure_id, '00000000-0000-0000-0000-000000000000'), lower(name))
  where is_active;
create index splitter_fdh on splitter (tenant_id, fdh_id) where fdh_id is not null;
create index splitter_closure on splitter (tenant_id, closure_id) where closure_id is not null;
select dotmac_tenant_table('splitter');

create table splitter_port (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  splitter_id uuid not null,
  port_number int not null check (port_number between 1 and 128),
  port_type text not null check (port_type in ('input', 'output')),
  -- Of a splitter that divides unevenly; otherwise the ratio says it.
  loss_db numeric(5, 2) check (loss_db between 0 and 40),
  notes text,
  is_active boolean not null default true,
  primary key (tenant_id, id),
  unique (tenant_id, id, port_type),
  constraint splitter_port_number unique (tenant_id, splitter_id, port_type, port_number),
  foreign key (tenant_id, splitter_id) references splitter (tenant_id, id)
);
select dotmac_tenant_table('splitter_port');

create function dotmac_splitter_ports() returns trigger language plpgsql as $$
begin
  insert into splitter_port (tenant_id, id, splitter_id, port_number, port_type)
  select s.tenant_id, gen_random_uuid(), s.id, n, kind
  from made s
  cross join lateral (values ('input', split_part(s.splitter_ratio, ':', 1)::int),
    ('output', split_part(s.splitter_ratio, ':', 2)::int)) as w (kind, count)
  cross join lateral generate_series(1, w.count) as n;
  return null;
end $$;
create trigger splitter_ports after insert on splitter
  referencing new table as made
  for each statement execute function dotmac_splitter_ports();

-- One fibre of a stretch. The generated columns let foreign keys tell an input from an output.
create table fiber_strand (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  segment_id uuid not null,
  strand_number int not null check (strand_number between 1 and 1728),
  label text,
  status text not null default 'available'
    check (status in ('available', 'in_use', 'reserved', 'damaged', 'retired')),
  upstream_pon_port_id uuid,
  upstream_splitter_port_id uuid,
  downstream_splitter_port_id uuid,
  downstream_ont_unit_id uuid,
  upstream_port_type text generated always as ('output') stored,
  downstream_port_type text generated always as ('input') stored,
  notes text,
  primary key (tenant_id, id),
  constraint fiber_strand_number unique (tenant_id, segment_id, strand_number),
  constraint fiber_strand_upstream
    check (num_nonnulls(upstream_pon_port_id, upstream_splitter_port_id) <= 1),
  constraint fiber_strand_downstream
    check (num_nonnulls(downstream_splitter_port_id, downstream_ont_unit_id) <= 1),
  foreign key (tenant_id, segment_id) references fiber_segment (tenant_id, id),
  foreign key (tenant_id, upstream_pon_port_id) references pon_port (tenant_id, id),
  constraint fiber_strand_output
    foreign key (tenant_id, upstream_splitter_port_id, upstream_port_type)
    references splitter_port (tenant_id, id, port_type),
  constraint fiber_strand_input
    foreign key (tenant_id, downstream_splitter_port_id, downstream_port_type)
    references splitter_port (tenant_id, id, port_type),
  foreign key (tenant_id, downstream_ont_unit_id) references ont_unit (tenant_id, id)
);
-- A port or an ONT has room for one connector.
create unique index fiber_strand_pon_port on fiber_strand (tenant_id, upstream_pon_port_id)
  where upstream_pon_port_id is not null;
create unique index fiber_strand_from_splitter
  on fiber_strand (tenant_id, upstream_splitter_port_id)
  where upstream_splitter_port_id is not null;
create unique index fiber_strand_to_splitter
  on fiber_strand (tenant_id, downstream_splitter_port_id)
  where downstream_splitter_port_id is not null;
create unique index fiber_strand_to_ont on fiber_strand (tenant_id, downstream_ont_unit_id)
  where downstream_ont_unit_id is not null;
create index fiber_strand_status on fiber_strand (tenant_id, status);
select dotmac_tenant_table('fiber_strand');

create function dotmac_fiber_strands() returns trigger language plpgsql as $$
begin
  insert into fiber_strand (tenant_id, id, segment_id, strand_number)
  select s.tenant_id, gen_random_uuid(), s.id, n
  from made s cross join lateral generate_series(1, s.fiber_count) as n;
  return null;
end $$;
create trigger fiber_strands after insert on fiber_segment
  referencing new table as made
  for each statement execute function dotmac_fiber_strands();

-- The downstream end of one strand with the upstream end of another.
create table fiber_splice (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  closure_id uuid,
  tray_id uuid,
  from_strand_id uuid not null,
  to_strand_id uuid not null,
  splice_type text not null default 'fusion'
    check (splice_type in ('fusion', 'mechanical', 'connector')),
  -- As measured; otherwise its type says it.
  loss_db numeric(5, 2) check (loss_db between 0 and 20),
  notes text,
  primary key (tenant_id, id),
  constraint fiber_splice_self check (from_strand_id <> to_strand_id),
  constraint fiber_splice_from unique (tenant_id, from_strand_id),
  constraint fiber_splice_to unique (tenant_id, to_strand_id),
  foreign key (tenant_id, closure_id) references fiber_splice_closure (tenant_id, id),
  constraint fiber_splice_tray_closure foreign key (tenant_id, tray_id, closure_id)
    references fiber_splice_tray (tenant_id, id, closure_id),
  constraint fiber_splice_tray_alone check (tray_id is null or closure_id is not null),
  foreign key (tenant_id, from_strand_id) references fiber_strand (tenant_id, id),
  foreign key (tenant_id, to_strand_id) references fiber_strand (tenant_id, id)
);
create index fiber_splice_closure_splices on fiber_splice (tenant_id, closure_id)
  where closure_id is not null;
select dotmac_tenant_table('fiber_splice');

-- An end of a strand has a splice or a connector, not both. Both sides lock the strand's row, so
-- that of two at once the second sees the first.
create function dotmac_fiber_splice_ends() returns trigger language plpgsql as $$
declare
  taken boolean;
begin
  perform 1 from fiber_strand s where s.tenant_id = new.tenant_id
    and s.id in (new.from_strand_id, new.to_strand_id) order by s.id for no key update;
  select exists (select 1 from fiber_strand s where s.tenant_id = new.tenant_id
    and (s.id = new.from_strand_id
        and num_nonnulls(s.downstream_splitter_port_id, s.downstream_ont_unit_id) > 0
      or s.id = new.to_strand_id
        and num_nonnulls(s.upstream_pon_port_id, s.upstream_splitter_port_id) > 0)) into taken;
  if taken then
    raise exception 'an end of the strands is connected already'
      using errcode = 'check_violation', constraint = 'fiber_splice_ends';
  end if;
  return new;
end $$;
create trigger fiber_splice_ends before insert or update on fiber_splice
  for each row execute function dotmac_fiber_splice_ends();

create function dotmac_fiber_strand_ends() returns trigger language plpgsql as $$
begin
  if num_nonnulls(new.downstream_splitter_port_id, new.downstream_ont_unit_id) > 0
      and exists (select 1 from fiber_splice p
        where p.tenant_id = new.tenant_id and p.from_strand_id = new.id)
    or num_nonnulls(new.upstream_pon_port_id, new.upstream_splitter_port_id) > 0
      and exists (select 1 from fiber_splice p
        where p.tenant_id = new.tenant_id and p.to_strand_id = new.id) then
    raise exception 'the end of the strand is spliced'
      using errcode = 'check_violation', constraint = 'fiber_strand_ends';
  end if;
  return new;
end $$;
create trigger fiber_strand_ends before update on fiber_strand
  for each row when (num_nonnulls(new.upstream_pon_port_id, new.upstream_splitter_port_id,
    new.downstream_splitter_port_id, new.downstream_ont_unit_id) > 0)
  execute function dotmac_fiber_strand_ends();

-- For a plant whose feeders are not recorded: which PON port lights which input of a splitter.
create table pon_port_splitter_link (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  pon_port_id uuid not null,
  splitter_port_id uuid not null,
  port_type text generated always as ('input') stored,
  notes text,
  is_active boolean not null default true,
  primary key (tenant_id, id),
  foreign key (tenant_id, pon_port_id) references pon_port (tenant_id, id),
  constraint pon_port_splitter_link_input foreign key (tenant_id, splitter_port_id, port_type)
    references splitter_port (tenant_id, id, port_type)
);
create unique index pon_port_splitter_link_pon_port
  on pon_port_splitter_link (tenant_id, pon_port_id) where is_active;
create unique index pon_port_splitter_link_splitter_port
  on pon_port_splitter_link (tenant_id, splitter_port_id) where is_active;
select dotmac_tenant_table('pon_port_splitter_link');

-- For a plant whose drops are not recorded: whom an output of a splitter serves.
create table splitter_port_assignment (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  splitter_port_id uuid not null,
  port_type text generated always as ('output') stored,
  subscriber_id uuid,
  subscription_id uuid,
  service_address_id uuid,
  assigned_at timestamptz not null default now(),
  notes text,
  is_active boolean not null default true,
  primary key (tenant_id, id),
  constraint splitter_port_assignment_output foreign key (tenant_id, splitter_port_id, port_type)
    references splitter_port (tenant_id, id, port_type),
  foreign key (tenant_id, subscriber_id) references subscriber (tenant_id, id),
  foreign key (tenant_id, subscription_id) references subscription (tenant_id, id),
  foreign key (tenant_id, service_address_id) references address (tenant_id, id)
);
create unique index splitter_port_assignment_port
  on splitter_port_assignment (tenant_id, splitter_port_id) where is_active;
create unique index splitter_port_assignment_subscription
  on splitter_port_assignment (tenant_id, subscription_id)
  where is_active and subscription_id is not null;
create index splitter_port_assignment_subscriber
  on splitter_port_assignment (tenant_id, subscriber_id) where subscriber_id is not null;
create trigger splitter_port_assignment_subscriber
  before insert or update on splitter_port_assignment
  for each row when (new.subscription_id is not null)
  execute function dotmac_subscriber_of_service();
select dotmac_tenant_table('splitter_port_assignment');
