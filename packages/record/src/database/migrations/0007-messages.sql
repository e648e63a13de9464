-- Messages on their way out and in, written in the transaction of what they are about. What a message means is not known here.
--
-- box         out or in.
-- key         What makes it the same message however often it is sent or comes.
-- message_id  By which others refer to it, where it has one.
-- state       In the words of whoever keeps it; `parked` waits for a person.
-- due         When something is to be done about it again; null when nothing is.
-- body        As it travels, as a JSON text: what comes from outside may hold characters that no other text here can.
-- content     Everything else about it.
create table record.message (
  box text not null check (box in ('in', 'out')),
  key text not null check (length(key) between 1 and 500),
  message_id text,
  state text not null,
  due timestamptz(3),
  body json not null,
  content json not null,
  kept timestamptz(3) not null default clock_timestamp(),
  primary key (box, key)
);
create index on record.message (box, due) where due is not null;
create index on record.message (message_id) where message_id is not null;
create index on record.message (kept) where state = 'parked';

-- The parts of threads that have been seen: every answer repeats them.
create table record.message_part (id text primary key);
