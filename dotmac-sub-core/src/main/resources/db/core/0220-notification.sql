--liquibase formatted sql

--changeset dotmac:0220-notification-template splitStatements:false
-- What a tenant says in its own words, in place of the built-in ones or beside them.
create table notification_template (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  code text not null check (code ~ '^[a-z][a-z0-9_]*([.][a-z0-9_]+)*$'),
  name text not null check (name <> ''),
  -- The event that sends it; absent: people and campaigns do.
  event_type text,
  category text not null
    check (category in ('account', 'billing', 'service', 'usage', 'marketing')),
  channel text not null check (channel in ('email', 'sms', 'push')),
  language text not null check (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'),
  subject text,
  body text not null check (body <> ''),
  -- A mail's own HTML; absent: it is made from the text.
  html_body text,
  is_active boolean not null default true,
  primary key (tenant_id, id),
  unique (tenant_id, code, channel, language),
  check (channel = 'email' or html_body is null)
);
select dotmac_tenant_table('notification_template');

--changeset dotmac:0220-notification splitStatements:false
-- One message for one recipient, with how far it has come.
create table notification (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  -- Whom it is about; absent for people who are no subscribers.
  subscriber_id uuid,
  category text not null
    check (category in ('account', 'billing', 'service', 'usage', 'marketing')),
  channel text not null check (channel in ('email', 'sms', 'push')),
  -- Absent: somebody wrote it by hand.
  template_code text,
  language text not null,
  event_id uuid,
  campaign_id uuid,
  recipient text not null check (recipient <> ''),
  subject text,
  body text,
  html_body text,
  -- What nobody else may read, instead of the three before; gone once nothing more is sent.
  content_sealed text,
  -- Above 0: it waits for no quiet hours.
  priority int not null default 0,
  status text not null default 'queued'
    check (status in ('queued', 'sending', 'delivered', 'failed', 'canceled')),
  -- How much of the plan of retries is used up.
  step int not null default 0 check (step between 0 and 4),
  attempt_count int not null default 0,
  -- These by the tenant's business clock.
  queued_at timestamptz not null,
  send_at timestamptz not null,
  sent_at timestamptz,
  -- Who sends it now, by the system clock.
  lease_token uuid,
  leased_until timestamptz,
  error text,
  primary key (tenant_id, id),
  foreign key (tenant_id, subscriber_id) references subscriber (tenant_id, id),
  check ((status = 'sending') = (lease_token is not null)),
  check ((lease_token is null) = (leased_until is null)),
  check ((status = 'delivered') = (sent_at is not null))
);
-- An event makes a message once, however often its handler runs.
create unique index notification_event
  on notification (tenant_id, event_id, template_code, channel, recipient)
  where event_id is not null;
create unique index notification_of_campaign on notification (tenant_id, campaign_id, recipient)
  where campaign_id is not null;
create index notification_due on notification (tenant_id, channel, priority desc, send_at, id)
  where status in ('queued', 'sending');
create index notification_subscriber on notification (tenant_id, subscriber_id, id);
create index notification_status on notification (tenant_id, status, id);
create index notification_age on notification (tenant_id, created_at);
select dotmac_tenant_table('notification');

-- What a provider said about a message, each time.
create table notification_delivery (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  notification_id uuid not null,
  provider text not null,
  provider_message_id text,
  status text not null
    check (status in ('accepted', 'delivered', 'failed', 'bounced', 'rejected')),
  response_code text,
  -- Its beginning.
  response_body text,
  occurred_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, notification_id) references notification (tenant_id, id)
    on delete cascade
);
create index notification_delivery_message on notification_delivery (tenant_id, notification_id);
create index notification_delivery_provider
  on notification_delivery (tenant_id, provider, provider_message_id)
  where provider_message_id is not null;
select dotmac_tenant_table('notification_delivery');

--changeset dotmac:0220-notification-choice splitStatements:false
-- What a subscriber said about messages of a kind on a channel, where that differs from the rule.
create table notification_choice (
  tenant_id uuid not null,
  subscriber_id uuid not null,
  category text not null check (category in ('billing', 'service', 'usage', 'marketing')),
  channel text not null check (channel in ('email', 'sms', 'push')),
  is_wanted boolean not null,
  changed_at timestamptz not null default now(),
  changed_by text not null,
  primary key (tenant_id, subscriber_id, category, channel),
  foreign key (tenant_id, subscriber_id) references subscriber (tenant_id, id)
);
select dotmac_tenant_table('notification_choice');

-- Where an app of a subscriber gets its messages.
create table push_token (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version int not null default 0,
  subscriber_id uuid not null,
  platform text not null check (platform in ('fcm', 'apns')),
  token text not null check (token <> ''),
  device text,
  primary key (tenant_id, id),
  unique (tenant_id, platform, token),
  foreign key (tenant_id, subscriber_id) references subscriber (tenant_id, id)
);
create index push_token_subscriber on push_token (tenant_id, subscriber_id);
select dotmac_tenant_table('push_token');
