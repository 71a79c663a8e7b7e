--liquibase formatted sql
--changeset dotmac:0222-notification-language

-- BCP 47 allows languages of up to eight letters, and parts of one.
alter table notification_template drop constraint notification_template_language_check;
alter table notification_template add constraint notification_template_language_check
  check (language ~ '^[a-z]{2,8}(-[A-Za-z0-9]{1,8})*$');
