--liquibase formatted sql
--changeset dotmac:0112-quota splitStatements:false

-- How far a period has come: the highest threshold that was warned of, when all was used, and
-- when usage that was there before the period was counted.
alter table quota_bucket
  add column warned_at numeric(6, 4),
  add column exhausted_at timestamptz,
  add column metered_at timestamptz;
create index quota_bucket_period on quota_bucket (tenant_id, period_end, period_start);
create index quota_bucket_unmetered on quota_bucket (tenant_id, created_at)
  where metered_at is null;
create index service_lock_quota on service_lock (tenant_id, subscription_id)
  where reason = 'quota' and released_at is null;
