--liquibase formatted sql
--changeset dotmac:0174-impersonation splitStatements:false

-- Sessions in which a member of staff sees a customer's portal: they end with the one they were
-- opened from.
alter table login_session add column subscriber_id uuid;
alter table login_session add column parent_id uuid;
alter table login_session add constraint login_session_subscriber
  foreign key (tenant_id, subscriber_id) references subscriber (tenant_id, id);
alter table login_session add constraint login_session_parent
  foreign key (tenant_id, parent_id) references login_session (tenant_id, id);
alter table login_session add constraint login_session_impersonation
  check ((subscriber_id is null) = (parent_id is null));
create index login_session_parent_id on login_session (tenant_id, parent_id)
  where parent_id is not null;
