--liquibase formatted sql
--changeset dotmac:0211-tenant-erasure

-- Organizations, accounts and subscribers reference each other in a circle: whoever deletes all of
-- them in one transaction has this one checked at its end.
alter table organization alter constraint organization_tenant_id_account_id_fkey
  deferrable initially immediate;
