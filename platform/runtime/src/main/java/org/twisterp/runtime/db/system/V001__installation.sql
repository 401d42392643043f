-- What the installation knows: company groups, people with their proofs, and who did what to them. No company's figures.

create table company_group (
  id                    uuid        primary key,
  slug                  text        not null unique check (slug ~ '^[a-z][a-z0-9_]{0,39}$'),
  name                  text        not null check (name <> ''),
  pack                  text        not null,
  currency              text        not null check (currency ~ '^[A-Z]{3}$'),
  time_zone             text        not null,
  calendar              text        not null default 'gregorian',
  supports_intercompany boolean     not null default false,
  state                 text        not null default 'creating' check (state in ('creating', 'active')),
  -- hash of the migrations that its database has; equal means nothing to do at start
  migrated              text,
  created_by            uuid,
  created_at            timestamptz not null default clock_timestamp()
);

create table installation_settings (
  name       text        primary key,
  value      text        not null,
  changed_at timestamptz not null default clock_timestamp()
);

create table company_group_settings (
  group_id   uuid        not null references company_group (id),
  name       text        not null,
  value      jsonb       not null,
  changed_by uuid,
  changed_at timestamptz not null default clock_timestamp(),
  primary key (group_id, name)
);

create table app_user (
  id           uuid        primary key,
  login        text        not null check (login ~ '^[a-z0-9][a-z0-9._@+-]{0,99}$'),
  name         text        not null,
  email        text,
  active       boolean     not null default true,
  service      boolean     not null default false,
  system_admin boolean     not null default false,
  created_at   timestamptz not null default clock_timestamp(),
  unique (login)
);

-- A password is kept as a salted hash with the parameters it was made with.
create table credential (
  user_id    uuid        primary key references app_user (id),
  algorithm  text        not null,
  iterations int         not null,
  salt       bytea       not null,
  hash       bytea       not null,
  changed_at timestamptz not null default clock_timestamp()
);

create table group_membership (
  group_id   uuid        not null references company_group (id),
  user_id    uuid        not null references app_user (id),
  created_at timestamptz not null default clock_timestamp(),
  primary key (group_id, user_id)
);
create index group_membership_user on group_membership (user_id);

-- Only hashes: the text of a key or token is shown once and stored nowhere.
create table api_key (
  id           uuid        primary key,
  user_id      uuid        not null references app_user (id),
  group_id     uuid        not null references company_group (id),
  prefix       text        not null unique,
  hash         bytea       not null,
  created_at   timestamptz not null default clock_timestamp(),
  revoked_at   timestamptz
);

create table remember_token (
  id         uuid        primary key,
  user_id    uuid        not null references app_user (id),
  hash       bytea       not null unique,
  created_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null
);
create index remember_token_user on remember_token (user_id);

-- Counted here, not in memory: a restart or a second node gives no new tries. Unknown logins count alike.
create table sign_in_attempt (
  login        text        not null,
  remote       text        not null,
  failures     int         not null check (failures >= 0),
  last_at      timestamptz not null,
  locked_until timestamptz,
  primary key (login, remote)
);

create table audit_log (
  id        uuid        primary key,
  at        timestamptz not null,
  actor     uuid,
  login     text,
  action    text        not null,
  entity    text,
  record_id uuid,
  slug      text,
  remote    text,
  detail    text
);
create index audit_log_at on audit_log (at);

create function audit_log_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'audit.append-only' using errcode = '42501';
end $$;
create trigger audit_log_append_only before update or delete or truncate on audit_log
  for each statement execute function audit_log_append_only();

grant select, insert, update on installation_settings, company_group, company_group_settings, app_user, credential, api_key to twist_app;
grant select, insert, delete on group_membership to twist_app;
grant select, insert, delete on remember_token to twist_app;
grant select, insert, update, delete on sign_in_attempt to twist_app;
grant select, insert on audit_log to twist_app;
grant select on company_group, company_group_settings, app_user, group_membership, audit_log to twist_report;
grant select on all tables in schema public to twist_backup;
