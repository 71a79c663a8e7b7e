--liquibase formatted sql

--changeset dotmac:0268-order-note-erasure
-- What people said about orders is never changed, and goes with the person it is about.
drop trigger service_order_note_append_only on service_order_note;
create trigger service_order_note_unchanged before update on service_order_note
  for each row execute function dotmac_refuse_change();

--changeset dotmac:0268-order-note-grant splitStatements:false
do $$
begin
  execute format('grant delete on service_order_note to %I', dotmac_app_role());
end $$;
