--liquibase formatted sql
--changeset dotmac:0241-olt splitStatements:false

-- An optical line terminal: shelves, cards in their slots, ports of cards, and PON ports, which are
-- those of them that ONTs hang on.
create table olt_device (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  pop_site_id uuid,
  name text not null check (name <> ''),
  code text,
  hostname text,
  mgmt_ip text check (mgmt_ip is null or mgmt_ip::inet is not null),
  vendor text not null default 'other' check (vendor in ('huawei', 'zte', 'nokia', 'other')),
  model text,
  serial_number text,
  mac_address text check (mac_address ~ '^([0-9A-F]{2}:){5}[0-9A-F]{2}$'),
  firmware_version text,
  status text not null default 'active'
    check (status in ('active', 'maintenance', 'offline', 'retired')),
  notes text,
  primary key (tenant_id, id),
  foreign key (tenant_id, pop_site_id) references pop_site (tenant_id, id)
);
create unique index olt_device_name on olt_device (tenant_id, lower(name))
  where status <> 'retired';
create unique index olt_device_address on olt_device (tenant_id, mgmt_ip) where status <> 'retired';
create index olt_device_site on olt_device (tenant_id, pop_site_id) where pop_site_id is not null;
select dotmac_tenant_table('olt_device');

create table olt_shelf (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  olt_id uuid not null,
  shelf_number int not null check (shelf_number between 0 and 255),
  label text,
  notes text,
  is_active boolean not null default true,
  primary key (tenant_id, id),
  foreign key (tenant_id, olt_id) references olt_device (tenant_id, id)
);
create unique index olt_shelf_number on olt_shelf (tenant_id, olt_id, shelf_number)
  where is_active;
create index olt_shelf_olt on olt_shelf (tenant_id, olt_id);
select dotmac_tenant_table('olt_shelf');

create table olt_card (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  shelf_id uuid not null,
  slot_number int not null check (slot_number between 0 and 255),
  card_type text,
  model text,
  serial_number text,
  notes text,
  is_active boolean not null default true,
  primary key (tenant_id, id),
  foreign key (tenant_id, shelf_id) references olt_shelf (tenant_id, id)
);
create unique index olt_card_slot on olt_card (tenant_id, shelf_id, slot_number) where is_active;
create index olt_card_shelf on olt_card (tenant_id, shelf_id);
select dotmac_tenant_table('olt_card');

create table olt_card_port (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  card_id uuid not null,
  port_number int not null check (port_number between 0 and 255),
  name text,
  port_type text not null default 'pon'
    check (port_type in ('pon', 'uplink', 'ethernet', 'mgmt')),
  notes text,
  is_active boolean not null default true,
  primary key (tenant_id, id),
  foreign key (tenant_id, card_id) references olt_card (tenant_id, id)
);
create unique index olt_card_port_number on olt_card_port (tenant_id, card_id, port_number)
  where is_active;
create index olt_card_port_card on olt_card_port (tenant_id, card_id);
select dotmac_tenant_table('olt_card_port');

create table pon_port (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  olt_id uuid not null,
  olt_card_port_id uuid,
  name text not null check (name <> ''),
  port_number int check (port_number between 0 and 255),
  technology text not null default 'gpon' check (technology in ('gpon', 'xgs_pon', 'epon')),
  max_onts int not null default 128 check (max_onts between 1 and 512),
  notes text,
  is_active boolean not null default true,
  primary key (tenant_id, id),
  foreign key (tenant_id, olt_id) references olt_device (tenant_id, id),
  foreign key (tenant_id, olt_card_port_id) references olt_card_port (tenant_id, id)
);
create unique index pon_port_name on pon_port (tenant_id, olt_id, lower(name)) where is_active;
create unique index pon_port_card_port on pon_port (tenant_id, olt_card_port_id)
  where is_active and olt_card_port_id is not null;
create index pon_port_olt on pon_port (tenant_id, olt_id);
select dotmac_tenant_table('pon_port');

-- The port of a card that a PON port is must be one of the same OLT, and one for ONTs.
create function dotmac_pon_port_place() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from olt_card_port p
      join olt_card c on c.tenant_id = p.tenant_id and c.id = p.card_id
      join olt_shelf s on s.tenant_id = c.tenant_id and s.id = c.shelf_id
      where p.tenant_id = new.tenant_id and p.id = new.olt_card_port_id and p.port_type = 'pon'
        and s.olt_id = new.olt_id) then
    raise exception 'card port % is no PON port of the OLT %', new.olt_card_port_id, new.olt_id
      using errcode = 'check_violation', constraint = 'pon_port_place';
  end if;
  return new;
end $$;
create trigger pon_port_place before insert or update on pon_port
  for each row when (new.olt_card_port_id is not null)
  execute function dotmac_pon_port_place();

create table olt_power_unit (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  olt_id uuid not null,
  slot text not null check (slot <> ''),
  status text check (status in ('ok', 'failed', 'absent')),
  notes text,
  is_active boolean not null default true,
  primary key (tenant_id, id),
  foreign key (tenant_id, olt_id) references olt_device (tenant_id, id)
);
create unique index olt_power_unit_slot on olt_power_unit (tenant_id, olt_id, slot)
  where is_active;
create index olt_power_unit_olt on olt_power_unit (tenant_id, olt_id);
select dotmac_tenant_table('olt_power_unit');

-- Its class says what loss it bears: ITU-T G.984.2 for GPON, G.9807.1 for XGS-PON.
create table olt_sfp_module (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  olt_card_port_id uuid not null,
  vendor text,
  model text,
  serial_number text,
  sfp_class text check (sfp_class in ('gpon_b_plus', 'gpon_c_plus', 'gpon_c_plus_plus', 'xgs_n1',
    'xgs_n2', 'xgs_e1', 'xgs_e2')),
  wavelength_nm int check (wavelength_nm between 600 and 2000),
  rx_power_dbm numeric(6, 2),
  tx_power_dbm numeric(6, 2),
  installed_at timestamptz,
  notes text,
  is_active boolean not null default true,
  primary key (tenant_id, id),
  foreign key (tenant_id, olt_card_port_id) references olt_card_port (tenant_id, id)
);
create unique index olt_sfp_module_port on olt_sfp_module (tenant_id, olt_card_port_id)
  where is_active;
create index olt_sfp_module_all on olt_sfp_module (tenant_id, olt_card_port_id);
select dotmac_tenant_table('olt_sfp_module');
