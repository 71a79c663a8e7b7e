--liquibase formatted sql
--changeset dotmac:0150-radius-client-certificate splitStatements:false

-- A client that comes over TLS is known by a name in its certificate, in small letters.
alter table radius_client
  add column certificate_name text
    check (certificate_name <> '' and certificate_name = lower(certificate_name));
create unique index radius_client_certificate on radius_client (tenant_id, certificate_name)
  where certificate_name is not null and is_active;
