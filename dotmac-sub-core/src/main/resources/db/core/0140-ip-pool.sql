--liquibase formatted sql
--changeset dotmac:0140-ip-pool splitStatements:false

-- A pool hands out the networks of its blocks in units: single addresses of IPv4, prefixes of IPv6.
-- What nobody has ever held has no row, so a pool costs nothing until it is used.
create table ip_pool (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  name text not null check (name <> ''),
  ip_version text not null check (ip_version in ('ipv4', 'ipv6')),
  -- The first block.
  cidr text not null,
  prefix_length int not null,
  gateway text,
  dns_primary text,
  dns_secondary text,
  notes text,
  is_active boolean not null default true,
  primary key (tenant_id, id),
  check (family(cidr::cidr) = case ip_version when 'ipv4' then 4 else 6 end),
  check (prefix_length between masklen(cidr::cidr)
    and case ip_version when 'ipv4' then 32 else 64 end),
  check (ip_version = 'ipv6' or prefix_length = 32),
  check (gateway::inet is null or gateway <> ''),
  check (dns_primary::inet is null or dns_primary <> ''),
  check (dns_secondary::inet is null or dns_secondary <> '')
);
create unique index ip_pool_name on ip_pool (tenant_id, name) where is_active;
select dotmac_tenant_table('ip_pool');

create table ip_block (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  pool_id uuid not null,
  cidr text not null check (cidr::cidr is not null),
  notes text,
  is_active boolean not null default true,
  primary key (tenant_id, id),
  foreign key (tenant_id, pool_id) references ip_pool (tenant_id, id),
  -- No two networks that a tenant hands out overlap, whatever their pools.
  constraint ip_block_overlap
    exclude using gist (tenant_id with =, (cidr::inet) inet_ops with &&) where (is_active)
);
create index ip_block_pool on ip_block (tenant_id, pool_id);
select dotmac_tenant_table('ip_block');

-- Who holds an address or prefix: nobody, since it is reserved; a service or a credential, to whom
-- it is assigned for good; or a credential that was given it at a login and keeps it as long as
-- nobody else needs it. One table, so that one constraint keeps them all apart.
create table ip_holding (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  kind text not null check (kind in ('reserved', 'assigned', 'leased')),
  prefix text not null,
  ip_version text not null generated always as
    (case family(prefix::inet) when 4 then 'ipv4' else 'ipv6' end) stored,
  -- The address in hexadecimal: the order of addresses is that of these texts.
  sort_key text not null generated always as
    (encode(substring(inet_send(prefix::inet) from 5), 'hex')) stored,
  pool_id uuid,
  subscriber_id uuid,
  subscription_id uuid,
  access_credential_id uuid,
  -- Which of the sessions that a credential may have at a time.
  slot int not null default 0 check (slot >= 0),
  -- Of a lease: the node that may give it back from memory, and since when.
  node_id uuid,
  owned_since timestamptz,
  used_at timestamptz,
  released_at timestamptz,
  notes text,
  primary key (tenant_id, id),
  check (network(prefix::inet) = prefix::inet),
  check (kind <> 'reserved' or num_nonnulls(subscription_id, access_credential_id) = 0),
  check (kind <> 'assigned' or num_nonnulls(subscription_id, access_credential_id) > 0),
  check (kind <> 'leased' or num_nulls(pool_id, access_credential_id, owned_since, used_at) = 0),
  foreign key (tenant_id, pool_id) references ip_pool (tenant_id, id),
  foreign key (tenant_id, subscriber_id) references subscriber (tenant_id, id),
  foreign key (tenant_id, subscription_id) references subscription (tenant_id, id),
  foreign key (tenant_id, access_credential_id)
    references access_credential (tenant_id, id) on delete cascade,
  -- Never twice.
  constraint ip_holding_once
    exclude using gist (tenant_id with =, (prefix::inet) inet_ops with &&)
);
create unique index ip_holding_lease on ip_holding (tenant_id, access_credential_id, pool_id, slot)
  where kind = 'leased';
create index ip_holding_pool on ip_holding (tenant_id, pool_id) where pool_id is not null;
create index ip_holding_fixed on ip_holding (tenant_id, kind) where kind <> 'leased';
create index ip_holding_subscription on ip_holding (tenant_id, subscription_id)
  where subscription_id is not null;
create index ip_holding_credential on ip_holding (tenant_id, access_credential_id)
  where access_credential_id is not null;
-- Room on each page for the moments at which a lease was used and released.
alter table ip_holding set (fillfactor = 80);
select dotmac_tenant_table('ip_holding');

-- The nodes that give out leases from memory, and up to when each has followed what others did.
create table ip_node (
  node_id uuid primary key,
  followed_at timestamptz not null
);
select dotmac_platform_table('ip_node');

alter table radius_profile add column delegated_ipv6_pool_name text;
