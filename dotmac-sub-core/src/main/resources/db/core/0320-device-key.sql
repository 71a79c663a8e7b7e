--liquibase formatted sql

--changeset dotmac:0320-device-key
-- A private key to log in to a device with, sealed as its passwords are.
alter table provisioning_device add column private_key_sealed text;
