-- Among equally wanted jobs the lower turn goes first: at first the order of arrival, then as the editor moves them. A
-- paused one waits until it is resumed.
alter table job add column turn real not null default 0;
alter table job add column paused integer not null default 0;
update job set turn = seq;
drop index job_line;
create index job_line on job (engine, model, priority, turn, seq) where state = 'waiting';
