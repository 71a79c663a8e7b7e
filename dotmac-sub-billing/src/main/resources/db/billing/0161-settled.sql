--liquibase formatted sql
--changeset dotmac:0161-settled splitStatements:false

-- Since when an invoice is not as it was issued, and since when nothing of it is due. What was open
-- on a day of the past is what is open now and what was settled since: the index finds the latter
-- by how long they were open, so that invoices of other months are not looked at.
alter table invoice
  add column first_settled_at timestamptz,
  add column written_off_at timestamptz;

alter table invoice no force row level security;
update invoice i set first_settled_at = i.created_at
  where i.status not in ('draft', 'issued', 'void') or i.paid_minor <> 0 or i.credited_minor <> 0;
update invoice set written_off_at = updated_at where status = 'written_off';
alter table invoice force row level security;

alter table invoice
  add constraint invoice_written_off_at
    check ((status = 'written_off') = (written_off_at is not null)),
  add column settled_at timestamptz generated always as
    (coalesce(voided_at, written_off_at, paid_at)) stored,
  -- The most days it was open: 31, 62, 124, 248, 496, 992, more.
  add column open_class smallint generated always as
    (case when timezone('UTC', coalesce(voided_at, written_off_at, paid_at))::date - issued_on
        <= 31 then 0
      when timezone('UTC', coalesce(voided_at, written_off_at, paid_at))::date - issued_on
        <= 62 then 1
      when timezone('UTC', coalesce(voided_at, written_off_at, paid_at))::date - issued_on
        <= 124 then 2
      when timezone('UTC', coalesce(voided_at, written_off_at, paid_at))::date - issued_on
        <= 248 then 3
      when timezone('UTC', coalesce(voided_at, written_off_at, paid_at))::date - issued_on
        <= 496 then 4
      when timezone('UTC', coalesce(voided_at, written_off_at, paid_at))::date - issued_on
        <= 992 then 5
      else 6 end) stored;
create index invoice_settled on invoice (tenant_id, open_class, issued_on, settled_at)
  where settled_at is not null;

-- The same for credit notes: taken back as a whole.
alter table credit_note add column voided_at timestamptz, add column void_reason text;
