-- What every plugin's records share: audit, outbox, approvals, definitions, autosaves, repeated requests.

create table audit_log (
  id          uuid        primary key,
  -- null for records of the whole group
  company_id  uuid        references company (id),
  entity      text        not null,
  record_id   uuid        not null,
  record_code text,
  action      text        not null,
  actor       uuid        not null,
  roles       text[]      not null default '{}',
  channel     text        not null,
  correlation text        not null,
  business_date date      not null,
  at          timestamptz not null,
  comment     text,
  -- JSON as text: what is hashed later must not change its form
  before      text,
  after       text,
  changes     text
);
create index audit_log_record on audit_log (record_id, at);
create index audit_log_company on audit_log (company_id, at);
grant select, insert on audit_log to twist_app;
grant select on audit_log to twist_keeper, twist_report, twist_backup;
alter table audit_log enable row level security;
alter table audit_log force row level security;
create policy twist_company on audit_log
  using (company_id is null or company_id = any((select nullif(current_setting('twist.companies', true), '')::uuid[])::uuid[]))
  with check (company_id is null or company_id = any((select nullif(current_setting('twist.companies', true), '')::uuid[])::uuid[]));
create policy twist_report_all on audit_log for select to twist_report
  using (nullif(current_setting('twist.companies', true), '') is null);

create function append_only() returns trigger language plpgsql as $$
begin
  raise exception 'audit.append-only' using errcode = '42501';
end $$;
create trigger audit_log_append_only before update or delete or truncate on audit_log
  for each statement execute function append_only();

create table outbox (
  id         uuid        primary key,
  company_id uuid        references company (id),
  topic      text        not null,
  entity     text,
  record_id  uuid,
  body       jsonb       not null default '{}',
  at         timestamptz not null,
  xid        xid8        not null default pg_current_xact_id(),
  sent_at    timestamptz
);
create index outbox_unsent on outbox (at) where sent_at is null;
grant select, insert on outbox to twist_app;
grant select, update (sent_at), delete on outbox to twist_keeper;
grant select on outbox to twist_backup;
alter table outbox enable row level security;
alter table outbox force row level security;
create policy twist_company on outbox
  using (company_id is null or company_id = any((select nullif(current_setting('twist.companies', true), '')::uuid[])::uuid[]))
  with check (company_id is null or company_id = any((select nullif(current_setting('twist.companies', true), '')::uuid[])::uuid[]));

-- One row per approval given; an edit voids it, nothing deletes it.
create table approval (
  company_id  uuid        not null references company (id),
  id          uuid        not null,
  entity      text        not null,
  record_id   uuid        not null,
  step        int         not null default 1,
  role        text        not null,
  approved_by uuid        not null references member (id),
  approved_at timestamptz not null,
  comment     text,
  voided_at   timestamptz,
  voided_by   uuid,
  primary key (company_id, id)
);
create index approval_record on approval (company_id, record_id);
create unique index approval_once on approval (company_id, record_id, step, approved_by) where voided_at is null;
select twist_secure('approval');
grant insert, update (voided_at, voided_by) on approval to twist_app;

-- Layers of definitions above the plugins' own.
create table definition_overlay (
  id         uuid        primary key,
  layer      text        not null check (layer in ('pack', 'group', 'company')),
  company_id uuid        references company (id),
  kind       text        not null,
  name       text        not null,
  body       text        not null,
  hash       text        not null,
  version    bigint      not null default 1,
  changed_by uuid,
  changed_at timestamptz not null default clock_timestamp(),
  check ((layer = 'company') = (company_id is not null)),
  unique nulls not distinct (layer, company_id, kind, name)
);
grant select, insert, update, delete on definition_overlay to twist_app;
grant select on definition_overlay to twist_keeper, twist_report, twist_backup;
alter table definition_overlay enable row level security;
alter table definition_overlay force row level security;
create policy twist_company on definition_overlay
  using (company_id is null or company_id = any((select nullif(current_setting('twist.companies', true), '')::uuid[])::uuid[]))
  with check (company_id is null or company_id = any((select nullif(current_setting('twist.companies', true), '')::uuid[])::uuid[]));

-- A draft as somebody left it, by the token of the page; gone when it is saved.
create table autosave (
  token      text        not null,
  user_id    uuid        not null references member (id),
  company_id uuid        references company (id),
  entity     text        not null,
  record_id  uuid,
  body       jsonb       not null,
  saved_at   timestamptz not null,
  primary key (user_id, token)
);
grant select, insert, update, delete on autosave to twist_app;
grant select, delete on autosave to twist_keeper;
grant select on autosave to twist_backup;
alter table autosave enable row level security;
alter table autosave force row level security;
create policy twist_own on autosave
  using (user_id = nullif(current_setting('twist.user', true), '')::uuid)
  with check (user_id = nullif(current_setting('twist.user', true), '')::uuid);

-- A repeated request finds its first answer here for 48 hours.
create table idempotency_key (
  user_id      uuid        not null,
  key          text        not null check (length(key) between 1 and 200),
  request_hash text        not null,
  state        text        not null check (state in ('running', 'done')),
  status       int,
  headers      jsonb,
  body         text,
  started_at   timestamptz not null,
  finished_at  timestamptz,
  primary key (user_id, key)
);
create index idempotency_key_started on idempotency_key (started_at);
grant select, insert, update, delete on idempotency_key to twist_app;
grant select, delete on idempotency_key to twist_keeper;
grant select on idempotency_key to twist_backup;
alter table idempotency_key enable row level security;
alter table idempotency_key force row level security;
create policy twist_own on idempotency_key
  using (user_id = nullif(current_setting('twist.user', true), '')::uuid)
  with check (user_id = nullif(current_setting('twist.user', true), '')::uuid);
