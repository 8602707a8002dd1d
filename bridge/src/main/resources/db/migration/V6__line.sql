-- Who goes first, and who is billed for it. What came before either is wanted as usual, by nobody in particular.
alter table job add column priority integer not null default 1;  -- 0 hero, 1 normal, 2 later
alter table job add column client text;
alter table spend add column client text;
create index job_line on job (engine, model, priority, seq) where state = 'waiting';
