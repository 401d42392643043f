-- Row-level security by company, in one place; then companies and people of the group.

-- Give a table its rights to read and, where it has rows of companies, its walls. Rights to write are granted beside each table.
create function twist_secure(secured regclass) returns void language plpgsql as $$
declare
  seen constant text := 'company_id = any((select nullif(current_setting(''twist.companies'', true), '''')::uuid[])::uuid[])';
begin
  execute format('grant select on %s to twist_app, twist_keeper, twist_report, twist_backup', secured);
  if exists (select from pg_attribute where attrelid = secured and attname = 'company_id' and not attisdropped) then
    execute format('alter table %s enable row level security', secured);
    execute format('alter table %s force row level security', secured);
    execute format('create policy twist_company on %s using (%s) with check (%s)', secured, seen, seen);
    execute format('create policy twist_report_all on %s for select to twist_report using (nullif(current_setting(''twist.companies'', true), '''') is null)', secured);
  end if;
end $$;
revoke all on function twist_secure(regclass) from public;

create table company (
  id                uuid        primary key,
  version           bigint      not null default 1,
  code              text        not null unique check (code ~ '^[A-Za-z0-9][A-Za-z0-9-]{0,19}$'),
  legal_name        text        not null check (legal_name <> ''),
  currency          text        not null check (currency ~ '^[A-Z]{3}$'),
  time_zone         text        not null,
  tax_number        text,
  fiscal_year_start int         not null default 1 check (fiscal_year_start between 1 and 12),
  tax_rounding      text        not null default 'document' check (tax_rounding in ('document', 'line')),
  reversal          text        not null default 'swap' check (reversal in ('swap', 'negative')),
  active            boolean     not null default true,
  custom            jsonb       not null default '{}',
  created_by        uuid,
  created_at        timestamptz not null default clock_timestamp(),
  changed_by        uuid,
  changed_at        timestamptz
);

-- The wall of a company's own row is its id.
grant select on company to twist_app, twist_keeper, twist_report, twist_backup;
grant insert, update (version, legal_name, currency, time_zone, tax_number, fiscal_year_start, tax_rounding, reversal, active, custom,
  changed_by, changed_at) on company to twist_app;
alter table company enable row level security;
alter table company force row level security;
create policy twist_company on company
  using (id = any((select nullif(current_setting('twist.companies', true), '')::uuid[])::uuid[]))
  with check (id = any((select nullif(current_setting('twist.companies', true), '')::uuid[])::uuid[]));
create policy twist_report_all on company for select to twist_report
  using (nullif(current_setting('twist.companies', true), '') is null);

create function company_id_stays() returns trigger language plpgsql as $$
begin
  if new.id <> old.id or new.code <> old.code then
    raise exception 'company.identity' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger company_id_stays before update on company for each row execute function company_id_stays();

create table company_settings (
  company_id uuid        not null references company (id),
  name       text        not null,
  value      jsonb       not null,
  changed_by uuid,
  changed_at timestamptz not null default clock_timestamp(),
  primary key (company_id, name)
);
select twist_secure('company_settings');
grant insert, update on company_settings to twist_app;

-- People of the group under the ids they have in the installation.
create table member (
  id         uuid        primary key,
  version    bigint      not null default 1,
  login      text        not null unique,
  name       text        not null,
  email      text,
  active     boolean     not null default true,
  service    boolean     not null default false,
  custom     jsonb       not null default '{}',
  created_by uuid,
  created_at timestamptz not null default clock_timestamp(),
  changed_by uuid,
  changed_at timestamptz
);
select twist_secure('member');
grant insert, update (version, name, email, active, custom, changed_by, changed_at) on member to twist_app;

-- A role in one company, or in all of the group, also later ones, where none is named. The wall is not company_id: who may see what is
-- asked before there is a company to act in, by the keeper.
create table role_assignment (
  id            uuid        primary key,
  member_id     uuid        not null references member (id),
  in_company_id uuid        references company (id),
  role          text        not null check (role <> ''),
  valid_from    date,
  valid_to      date,
  created_by    uuid,
  created_at    timestamptz not null default clock_timestamp(),
  check (valid_to >= valid_from),
  unique nulls not distinct (member_id, in_company_id, role, valid_from)
);
select twist_secure('role_assignment');
grant insert, update (valid_from, valid_to) on role_assignment to twist_app;
