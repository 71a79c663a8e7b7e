--liquibase formatted sql
--changeset dotmac:0111-enforcement-proof splitStatements:false

-- Whether what a NAS said it did is true, by what it accounts for afterwards: open until that is
-- known; stopped: the sessions are over; passing: they go on; lapsed: the service is on again.
alter table enforcement_intent
  add column verdict text check (verdict in ('open', 'stopped', 'passing', 'lapsed')),
  add column proven_at timestamptz;
create index enforcement_intent_unproven on enforcement_intent (tenant_id, finished_at)
  where verdict = 'open';
create index enforcement_intent_passing on enforcement_intent (tenant_id, subscription_id)
  where verdict = 'passing';
