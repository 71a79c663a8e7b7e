--liquibase formatted sql
--changeset dotmac:0091-number-lane splitStatements:false

-- Numbers taken ahead from a series that may have gaps, [next_value, end_value). A transaction uses
-- a lane that no other has locked.
create table number_lane (
  tenant_id uuid not null,
  id uuid not null,
  name text not null check (name <> ''),
  next_value bigint not null check (next_value > 0),
  end_value bigint not null,
  primary key (tenant_id, id),
  check (next_value <= end_value)
);
create index number_lane_name on number_lane (tenant_id, name);
select dotmac_tenant_table('number_lane');
