-- The tables of FreeRADIUS 3.2 that are written or read here, with the columns that matter.
create table radcheck (id serial primary key, username text not null default '',
  attribute text not null default '', op varchar(2) not null default '==', value text not null default '');
create table radreply (id serial primary key, username text not null default '',
  attribute text not null default '', op varchar(2) not null default '=', value text not null default '');
create table radusergroup (id serial primary key, username text not null default '',
  groupname text not null default '', priority integer not null default 0);
create table radgroupcheck (id serial primary key, groupname text not null default '',
  attribute text not null default '', op varchar(2) not null default '==', value text not null default '');
create table radgroupreply (id serial primary key, groupname text not null default '',
  attribute text not null default '', op varchar(2) not null default '=', value text not null default '');
create table nas (id serial primary key, nasname text not null, shortname text not null,
  type text not null default 'other', ports integer, secret text not null, server text,
  community text, description text);
create table nasreload (nasipaddress inet primary key, reloadtime timestamptz not null);
create table radacct (radacctid bigserial primary key, acctsessionid text not null,
  acctuniqueid text not null unique, username text, realm text, nasipaddress inet not null,
  nasportid text, nasporttype text, acctstarttime timestamptz, acctupdatetime timestamptz,
  acctstoptime timestamptz, acctinterval bigint, acctsessiontime bigint, acctauthentic text,
  connectinfo_start text, connectinfo_stop text, acctinputoctets bigint, acctoutputoctets bigint,
  calledstationid text, callingstationid text, acctterminatecause text, servicetype text,
  framedprotocol text, framedipaddress inet, framedipv6address inet, framedipv6prefix inet,
  framedinterfaceid text, delegatedipv6prefix inet, class text);
