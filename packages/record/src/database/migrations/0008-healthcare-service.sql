-- What houses offer: the directory of municipal offers and of suppliers. About no citizen.

select record.create_resource_tables('healthcare_service', false);
create index on record.healthcare_service_history (recorded desc, id desc, version desc);

alter table record.healthcare_service
  add column name text[], add column name_folded text[], add column categories text[], add column characteristics text[],
  add column organization text, add column active text;
create index on record.healthcare_service (organization) where organization is not null;
create index on record.healthcare_service using gin (characteristics) with (fastupdate = off) where characteristics is not null;
