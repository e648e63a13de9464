-- Citizens about whom something was written that may move a clock; marked in the statement that writes it, forgotten in the transaction
-- that has looked at all of their clocks again. Only ever added to and taken from, so that nobody who writes waits for anybody.
create table record.touched (
  patient_id text not null,
  at timestamptz(3) not null default clock_timestamp()
);
create index on record.touched (patient_id);

-- When a clock next needs a look: infinity for every other task.
alter table record.task add column turns timestamptz(3) not null default 'infinity';
create index on record.task (turns, id);

-- What is to be sent, by state: reminders that wait.
create index on record.communication (status, event_time desc, id desc) where status is not null;
