-- A job that is bought anew has been paid twice: each purchase is a line of its own, and at most one of a job is open.
create table purchase (
  seq      integer primary key autoincrement,
  job_id   text    not null references job (id),
  engine   text    not null,
  project  text,
  day      text    not null,                    -- the machine's own day, as its zone had it then
  zone     text    not null,
  state    text    not null,                    -- reserved, settled, released
  amount   integer not null,                    -- millionths of a unit
  currency text    not null,
  basis    text    not null,
  at       text    not null
);
insert into purchase select * from spend;
drop table spend;
alter table purchase rename to spend;
create index spend_job on spend (job_id);
create index spend_day on spend (day);
create index spend_project on spend (project);
create unique index spend_open on spend (job_id) where state = 'reserved';
