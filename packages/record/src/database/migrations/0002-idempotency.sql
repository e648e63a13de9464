-- A create that was sent twice is done once: the key of a request, and what came of it.
create table record.idempotency_key (
  key text primary key check (length(key) between 1 and 200),
  resource_type text not null,
  id text not null,
  content_hash text not null,
  recorded timestamptz(3) not null
);
