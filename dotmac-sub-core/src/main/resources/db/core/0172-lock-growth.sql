--liquibase formatted sql
--changeset dotmac:0172-lock-growth splitStatements:false

-- How often guesses have locked a credential since its owner last signed in: each lock lasts longer.
alter table user_credential add column locks_in_a_row int not null default 0
  check (locks_in_a_row >= 0);
