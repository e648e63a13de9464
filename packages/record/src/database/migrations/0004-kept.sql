-- Values that are kept for a while: sessions, grants of apps, logins under way. No health data.
--
-- key         SHA-256 of the key: who steals the table holds no session id and no token.
-- group_name  SHA-256 of the group, so that many can be dropped at once.
-- expires     From then on it is forgotten, and swept away some time later.

create table record.kept (
  space text not null,
  key bytea not null,
  group_name bytea,
  value jsonb not null,
  expires timestamptz(3) not null,
  primary key (space, key)
);
create index kept_group on record.kept (space, group_name) where group_name is not null;
create index kept_expires on record.kept (expires);
