--liquibase formatted sql
--changeset dotmac:0066-usage splitStatements:false

-- What a service may use in a period [period_start, period_end), and has used.
create table quota_bucket (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  subscription_id uuid not null,
  period_start timestamptz not null,
  period_end timestamptz not null,
  -- Null: without a limit.
  included_octets bigint check (included_octets >= 0),
  used_octets bigint not null default 0 check (used_octets >= 0),
  rollover_octets bigint not null default 0 check (rollover_octets >= 0),
  topped_up_octets bigint not null default 0 check (topped_up_octets >= 0),
  primary key (tenant_id, id),
  unique (tenant_id, subscription_id, period_start),
  check (period_end > period_start),
  foreign key (tenant_id, subscription_id) references subscription (tenant_id, id)
);
select dotmac_tenant_table('quota_bucket');

-- One growth of the traffic of a service, counted once.
create table usage_record (
  tenant_id uuid not null,
  id uuid not null,
  recorded_at timestamptz not null,
  created_at timestamptz not null default now(),
  subscription_id uuid not null,
  quota_bucket_id uuid,
  session_id uuid,
  source text not null check (source in ('radius', 'dhcp', 'snmp', 'api')),
  octets_in bigint not null check (octets_in >= 0),
  octets_out bigint not null check (octets_out >= 0),
  primary key (tenant_id, id, recorded_at)
) partition by range (recorded_at);
select dotmac_monthly_partitions('usage_record', current_date, 24);
create index usage_record_subscription
  on usage_record (tenant_id, subscription_id, recorded_at desc);
select dotmac_tenant_table('usage_record');
