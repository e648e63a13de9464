-- Who has to do with whom, derived from the resources that say so and written in the same statement as they are.
--
-- party   Organization/…, Practitioner/…, PractitionerRole/…, RelatedPerson/…
-- kind    gp (the citizen's own), episode, care-team, referral, relative.
-- until   When it ends; infinity as long as it is open.
-- source  The resource that says so, as Type/id.
create table record.relation (
  patient_id text not null,
  party text not null,
  kind text not null,
  since timestamptz(3) not null,
  until timestamptz(3) not null,
  source text not null
);
create index on record.relation (patient_id, party) include (kind, since, until);
create index on record.relation (party);
create index on record.relation (source);

-- What citizens have permitted and refused, derived from their Consents.
--
-- party    As above, or role:CODE, or * for anyone.
-- purpose  A purpose's code, or * for any.
-- domains  The parts of the record that it is about; null for all.
-- own      The citizen said so; otherwise it is what somebody else has noted down.
-- weight   How closely it names its party and purpose; the closer goes first.
-- given    When the citizen said so.
create table record.consent_rule (
  patient_id text not null,
  permit boolean not null,
  party text not null,
  purpose text not null,
  domains text[],
  own boolean not null,
  weight integer not null,
  given timestamptz(3) not null,
  since timestamptz(3) not null,
  until timestamptz(3) not null,
  source text not null
);
create index on record.consent_rule (patient_id) where permit;
create index on record.consent_rule (patient_id) where not permit;
create index on record.consent_rule (source);

-- Who looked at what and who changed what: only ever added to. Entries that came at the same time stand in one row, sealed together with
-- the row before.
--
-- first, last  The places of its entries in the log, counted from 1.
-- patients     The citizens whom its entries are about.
-- entries      A JSON list, kept letter by letter, for the seal is over its text.
create table record.audit_log (
  first bigint primary key check (first > 0),
  last bigint not null check (last >= first),
  recorded timestamptz(3) not null,
  patients text[],
  entries json not null,
  seal bytea not null
);
create index on record.audit_log using gin (patients) where patients is not null;
create table record.audit_head (one boolean primary key default true check (one), last bigint not null, seal bytea not null);
insert into record.audit_head (last, seal) values (0, '\x');

-- A change and the entry about it are saved together; from here the entry moves into the log. What a fall left here is moved at the next start.
create table record.audit_due (
  id uuid primary key,
  entry jsonb not null,
  version integer,
  made timestamptz(3) not null default clock_timestamp()
);

-- The log is a table of its own: nothing else writes AuditEvents.
drop table record.audit_event;
drop table record.audit_event_history;
