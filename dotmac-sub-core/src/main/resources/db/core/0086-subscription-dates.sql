--liquibase formatted sql
--changeset dotmac:0086-subscription-dates splitStatements:false

-- A billing run moves the dates of every service. No index holds them and half of each page is left
-- free, so that the new version of a row stays beside the old one and no index changes at all. What
-- is due is found by reading the services of the tenant once a run.
drop index subscription_next_bill;
alter table subscription set (fillfactor = 50);
