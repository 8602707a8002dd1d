-- The ledger: what was ordered and how it stands. Instants are RFC 3339 UTC text.
create table job (
  seq              integer primary key autoincrement,  -- order of arrival
  id               text    not null unique,
  kind             text    not null,
  parent           text,
  project          text,
  engine           text    not null,
  tier             text    not null,
  request          text    not null,                   -- the shot, frozen
  estimate         text,
  idempotency_key  text unique,
  body_hash        text,

  state            text    not null,
  step             text    not null,
  progress         real    not null,
  model            text,
  cost             text,
  takes            text    not null,
  notes            text    not null,
  problem          text,
  failed_in        text,                               -- where a retry goes on
  attempt          integer not null,                   -- of the step it is in
  cancel_asked     integer not null,

  created_at       text    not null,
  updated_at       text    not null,
  revision         integer not null
);
create unique index job_revision on job (revision);
create index job_state on job (state);

-- What a step keeps for itself or for those after it.
create table job_kept (
  job_id text not null references job (id),
  name   text not null,
  value  text not null,
  primary key (job_id, name)
);

-- One count for the whole bridge: the id of the newest event.
create table revision (value integer not null);
insert into revision values (0);

-- The alarm clock's, one table a lane (db-scheduler's own shape).
create table alarm_render (
  task_name            text      not null,
  task_instance        text      not null,
  task_data            blob,
  execution_time       timestamp not null,
  picked               boolean   not null,
  picked_by            text,
  last_success         timestamp,
  last_failure         timestamp,
  consecutive_failures integer,
  last_heartbeat       timestamp,
  version              bigint    not null,
  priority             smallint,
  primary key (task_name, task_instance)
);
create index alarm_render_due on alarm_render (execution_time);
create table alarm_light (
  task_name            text      not null,
  task_instance        text      not null,
  task_data            blob,
  execution_time       timestamp not null,
  picked               boolean   not null,
  picked_by            text,
  last_success         timestamp,
  last_failure         timestamp,
  consecutive_failures integer,
  last_heartbeat       timestamp,
  version              bigint    not null,
  priority             smallint,
  primary key (task_name, task_instance)
);
create index alarm_light_due on alarm_light (execution_time);

-- Panels that were paired: the hash of each one's token.
create table panel (
  name       text primary key,
  token_hash text not null unique,
  paired_at  text not null
);
