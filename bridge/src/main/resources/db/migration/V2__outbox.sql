-- Clips on their way into bins. A row goes from 'pending' to 'in-bin' or 'failed' and stays.
create table outbox (
  seq     integer primary key autoincrement,
  id      text not null unique,
  job_id  text not null references job (id),
  take_id text not null,
  nle     text not null,
  project text,
  item    text not null,
  state   text not null
);
create index outbox_waiting on outbox (nle, state);
