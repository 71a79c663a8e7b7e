--liquibase formatted sql
--changeset dotmac:0182-organization-account splitStatements:false

alter table organization add foreign key (tenant_id, account_id)
  references billing_account (tenant_id, id);
