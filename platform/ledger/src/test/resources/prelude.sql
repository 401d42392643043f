-- What the platform's own migrations bring before the ledger's, as far as the ledger leans on it.
do $$ declare r text; begin
  foreach r in array array['twist_owner', 'twist_app', 'twist_keeper', 'twist_report', 'twist_backup'] loop
    if not exists (select from pg_roles where rolname = r) then execute 'create role ' || r || ' nologin'; end if;
  end loop;
end $$;
grant create on schema public to twist_owner;
grant usage on schema public to twist_app, twist_keeper, twist_report, twist_backup;
set role twist_owner;
create function twist_secure(t regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', t);
  execute format('alter table %s force row level security', t);
  execute format('create policy companies on %s using (company_id = any((select nullif(current_setting(''twist.companies'', true), '''')::uuid[])::uuid[]))', t);
  execute format('create policy report on %s for select to twist_report using (nullif(current_setting(''twist.companies'', true), '''') is null)', t);
  execute format('grant select on %s to twist_app, twist_keeper, twist_report, twist_backup', t);
end $$;
create table company (
  id uuid primary key,
  code text not null unique,
  currency text not null
);
grant select, insert on company to twist_app;
grant select on company to twist_keeper, twist_report, twist_backup;
