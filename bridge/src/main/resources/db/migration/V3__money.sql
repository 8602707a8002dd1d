-- What jobs cost: reserved before anything is sent, settled with what the vendor says, or let go. Millionths of a unit.
create table spend (
  seq      integer primary key autoincrement,
  job_id   text    not null unique references job (id),
  engine   text    not null,
  project  text,
  day      text    not null,                    -- the machine's own day, as its zone had it then
  zone     text    not null,
  state    text    not null,                    -- reserved, settled, released
  amount   integer not null,
  currency text    not null,
  basis    text    not null,
  at       text    not null
);
create index spend_day on spend (day);
create index spend_project on spend (project);

-- No row, no cap. 'day' is for all of a day together, 'project:<name>' for one project for ever.
create table cap (
  scope    text    primary key,
  amount   integer not null,
  currency text    not null
);
