--liquibase formatted sql
--changeset dotmac:0213-event-delivery-index

-- What waits for webhooks is found by event_delivery_next, as for every other handler.
drop index event_delivery_webhook;
