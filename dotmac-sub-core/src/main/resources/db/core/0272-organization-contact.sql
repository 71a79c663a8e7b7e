--liquibase formatted sql
--changeset dotmac:0272-organization-contact

-- Whom to tell what concerns the account of an organization.
alter table organization
  add column contact_name text,
  add column contact_email text check (position('@' in contact_email) > 1),
  add column contact_phone text,
  add column locale text;

-- Events name the account, and messages look for who has it.
create index organization_account on organization (tenant_id, account_id)
  where account_id is not null;
