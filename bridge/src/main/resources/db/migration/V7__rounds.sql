-- A round: drafts of one shot, asked for together. Each is a job of its own.
create table round (
  id         text primary key,
  vary       text not null,         -- camera, seeds, words
  request    text not null,         -- the shot as it was asked for, as JSON
  kept       integer,               -- the number of the draft that is kept
  created_at text not null
);
create table round_draft (
  round  text    not null references round (id),
  number integer not null,          -- from 1, in the order of the sheet
  job    text    not null unique,
  said   text    not null,          -- what is other in it
  primary key (round, number)
);
