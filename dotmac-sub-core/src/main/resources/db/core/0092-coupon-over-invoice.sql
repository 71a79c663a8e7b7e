--liquibase formatted sql
--changeset dotmac:0092-coupon-over-invoice splitStatements:false

-- A coupon may take something off whole invoices.
do $$
declare
  old text;
begin
  for old in select conname from pg_constraint
      where conrelid = 'coupon'::regclass and contype = 'c'
        and pg_get_constraintdef(oid) like '%scope%' loop
    execute format('alter table coupon drop constraint %I', old);
  end loop;
end $$;
alter table coupon
  add constraint coupon_scope check (scope in ('plan', 'service', 'invoice')),
  add constraint coupon_amount_scope check (amount_minor is null or scope <> 'service');
