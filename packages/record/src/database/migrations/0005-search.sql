-- Columns for FHIR search. Where a date or period is asked for, `…_start` and `…_end` are its first moment and the moment behind its
-- last; where event_time is its first moment, only the end stands here. An end of -infinity: there is no such date.
-- Names stand as they are written, and `…_folded` without case and accents.

create function record.add_columns(name text, lists text[], texts text[] default '{}', times text[] default '{}') returns void
language plpgsql as $$
declare one text;
begin
  foreach one in array lists loop execute format('alter table record.%I add column %I text[]', name, one); end loop;
  foreach one in array texts loop execute format('alter table record.%I add column %I text', name, one); end loop;
  foreach one in array times loop
    execute format($ddl$alter table record.%I add column %I timestamptz(3) not null default '-infinity'$ddl$, name, one);
  end loop;
end $$;

select record.add_columns('patient',
  array['name', 'name_folded', 'family', 'family_folded', 'given', 'given_folded', 'general_practitioners'],
  array['gender', 'active'], array['birthdate_start', 'birthdate_end']);
select record.add_columns('related_person', array['name', 'name_folded', 'relationship'], array['active']);
select record.add_columns('episode_of_care', array['types', 'referrals'], array['care_manager'], array['date_end']);
select record.add_columns('care_plan', array['category', 'goals', 'care_teams', 'conditions', 'activities'], array['intent'],
  array['date_end']);
select record.add_columns('care_team', array['category'], '{}', array['date_end']);
select record.add_columns('goal', array['category', 'achievement'], '{}', array['start_date_end']);
select record.add_columns('condition', array['category'], array['verification'],
  array['onset_end', 'recorded_date_start', 'recorded_date_end']);
select record.add_columns('observation', array['category', 'value_concepts'], '{}', array['date_end']);
select record.add_columns('questionnaire_response', array['based_on'], array['author', 'source'], array['authored_end']);
select record.add_columns('service_request', array['category', 'based_on'], array['priority', 'intent'],
  array['authored_end', 'occurrence_start', 'occurrence_end']);
select record.add_columns('medication_request', '{}', array['intent'], array['authored_end']);
select record.add_columns('consent', array['scope', 'actors', 'purposes'], '{}', array['period_end', 'date_start', 'date_end']);
select record.add_columns('organization', array['name', 'name_folded', 'types'], array['active', 'part_of']);
select record.add_columns('practitioner', array['name', 'name_folded'], array['active']);
select record.add_columns('practitioner_role', array['roles', 'specialties'], array['active'], array['date_end']);
select record.add_columns('task', array['codes', 'business_status', 'based_on', 'part_of', 'groups'], array['intent', 'priority'],
  array['modified_end', 'due_end', 'authored_end']);
select record.add_columns('communication', array['category', 'based_on', 'part_of'], '{}',
  array['sent_end', 'received_start', 'received_end']);
select record.add_columns('provenance', array['agents'], '{}', array['when_end', 'written_start', 'written_end']);

drop function record.add_columns;

-- Names by their beginnings: the words of a text search vector are the folded names, which can be asked for by a prefix.
create index on record.patient using gin (array_to_tsvector(name_folded)) with (fastupdate = off) where name_folded is not null;
create index on record.related_person using gin (array_to_tsvector(name_folded)) with (fastupdate = off) where name_folded is not null;
create index on record.organization using gin (array_to_tsvector(name_folded)) with (fastupdate = off) where name_folded is not null;
create index on record.practitioner using gin (array_to_tsvector(name_folded)) with (fastupdate = off) where name_folded is not null;

-- What leads from one resource to another, both ways: only rows that have it are in the index.
create index on record.patient using gin (general_practitioners) with (fastupdate = off) where general_practitioners is not null;
create index on record.episode_of_care using gin (referrals) with (fastupdate = off) where referrals is not null;
create index on record.episode_of_care (care_manager, status, event_time desc, id desc) where care_manager is not null;
create index on record.questionnaire_response using gin (based_on) with (fastupdate = off) where based_on is not null;
create index on record.service_request using gin (based_on) with (fastupdate = off) where based_on is not null;
create index on record.task (requester, modified desc, id desc) where requester is not null;
create index on record.task using gin (based_on) with (fastupdate = off) where based_on is not null;
create index on record.task using gin (part_of) with (fastupdate = off) where part_of is not null;
create index on record.task using gin (groups) with (fastupdate = off) where groups is not null;
create index on record.communication (sender, event_time desc, id desc) where sender is not null;
create index on record.communication using gin (based_on) with (fastupdate = off) where based_on is not null;
create index on record.communication using gin (part_of) with (fastupdate = off) where part_of is not null;
create index on record.organization (part_of) where part_of is not null;
create index on record.consent using gin (actors) with (fastupdate = off) where actors is not null;

-- The history of a whole type, latest first.
do $$
declare one text;
begin
  for one in select relname from pg_class where relnamespace = 'record'::regnamespace and relkind = 'r' and relname like '%\_history' loop
    execute format('create index on record.%I (recorded desc, id desc, version desc)', one);
  end loop;
end $$;
