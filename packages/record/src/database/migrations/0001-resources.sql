-- A table per resource type for what is true now, and one for every version there ever was.
--
-- id          FHIR's logical id.
-- patient_id  The citizen whom the resource is about; null where there is none (an organisation).
-- version     Counts from 1; FHIR's meta.versionId.
-- recorded    Record time: when this version was saved, by the database's clock. FHIR's meta.lastUpdated.
-- event_time  Event time: when it happened or begins to count; -infinity when the resource does not say, so that it sorts last.
-- identifiers Every identifier as system|value.
-- content     The resource without meta.versionId and meta.lastUpdated.

create function record.create_resource_tables(name text, patient_is_required boolean) returns void language plpgsql as $$
begin
  execute format($ddl$
    create table record.%1$I (
      id text primary key check (id ~ '^[A-Za-z0-9.-]{1,64}$'),
      patient_id text %3$s,
      version integer not null check (version > 0),
      recorded timestamptz(3) not null,
      event_time timestamptz(3) not null,
      identifiers text[],
      content jsonb not null
    );
    create table record.%2$I (
      id text not null,
      version integer not null,
      patient_id text %3$s,
      recorded timestamptz(3) not null,
      event_time timestamptz(3) not null,
      action text not null check (action in ('create', 'update', 'delete')),
      content jsonb,
      primary key (id, version),
      check ((content is null) = (action = 'delete'))
    );
    create index on record.%1$I (patient_id, event_time desc, id desc);
    create index on record.%1$I (event_time desc, id desc);
    create index on record.%1$I using gin (identifiers) with (fastupdate = off) where identifiers is not null;
    $ddl$, name, name || '_history', case when patient_is_required then 'not null' else '' end);
end $$;

select record.create_resource_tables(name, true)
from unnest(array['patient', 'related_person', 'episode_of_care', 'care_plan', 'care_team', 'goal', 'condition', 'observation',
  'questionnaire_response', 'service_request', 'medication_request', 'consent']) as name;

select record.create_resource_tables(name, false)
from unnest(array['organization', 'practitioner', 'practitioner_role', 'task', 'communication', 'provenance', 'audit_event']) as name;

-- Worklists. The columns of an index stand in the order in which a worklist asks: who, in what state, latest first.

alter table record.task
  add column owner text, add column requester text, add column focus text, add column status text,
  add column modified timestamptz(3) not null, add column due timestamptz(3) not null;
create index on record.task (owner, status, modified desc, id desc);
create index on record.task (owner, modified desc, id desc);
create index on record.task (owner, status, due, id);
create index on record.task (focus) where focus is not null;

alter table record.service_request
  add column requester text, add column performers text[], add column codes text[], add column status text;
create index on record.service_request (requester, status, event_time desc, id desc);
create index on record.service_request using gin (performers) with (fastupdate = off) where performers is not null;

alter table record.episode_of_care add column organization text, add column status text;
create index on record.episode_of_care (organization, status, event_time desc, id desc);

alter table record.practitioner_role add column practitioner text, add column organization text;
create index on record.practitioner_role (practitioner) where practitioner is not null;
create index on record.practitioner_role (organization) where organization is not null;

alter table record.communication
  add column sender text, add column recipients text[], add column about text[], add column status text;
create index on record.communication using gin (recipients) with (fastupdate = off) where recipients is not null;

alter table record.care_team add column participants text[], add column status text;
create index on record.care_team using gin (participants) with (fastupdate = off) where participants is not null;

alter table record.provenance add column targets text[];
create index on record.provenance using gin (targets) with (fastupdate = off) where targets is not null;

alter table record.audit_event add column agents text[];

-- One citizen's facts: the index on patient and time serves; what else is asked filters a few hundred rows.

alter table record.observation add column codes text[], add column status text;
create index on record.observation using gin (codes) with (fastupdate = off) where codes is not null;

alter table record.condition add column codes text[], add column status text;
alter table record.medication_request add column codes text[], add column status text;
alter table record.questionnaire_response add column questionnaire text, add column status text;
alter table record.care_plan add column status text;
alter table record.goal add column status text;
alter table record.consent add column status text;
