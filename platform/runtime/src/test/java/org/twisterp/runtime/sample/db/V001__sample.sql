create table sample_partner (
  company_id uuid not null references company (id), id uuid not null, version bigint not null,
  created_by uuid, created_at timestamptz, changed_by uuid, changed_at timestamptz, custom jsonb not null default '{}',
  code text not null, name text not null, active boolean not null default true, origin text not null default 'user',
  nearness text, phone text, tags jsonb not null default '[]',
  primary key (company_id, id), constraint sample_partner_code unique (company_id, code));
create table sample_note (
  company_id uuid not null references company (id), id uuid not null, version bigint not null,
  created_by uuid, created_at timestamptz, changed_by uuid, changed_at timestamptz, custom jsonb not null default '{}',
  number text, status text not null, submitted_by uuid, posted_by uuid, posted_at timestamptz, definition_version text,
  partner_id uuid not null, copy_ids jsonb not null default '[]', reference text, note_date date not null, posting_date date not null,
  currency text not null, deposit numeric(19,4), urgent boolean not null, amount_total numeric(19,4) not null,
  primary key (company_id, id), unique (company_id, number),
  foreign key (company_id, partner_id) references sample_partner (company_id, id));
create table sample_note_line (
  company_id uuid not null, id uuid not null, header_id uuid not null, line int not null, description text, account_id uuid not null,
  quantity numeric(24,8) not null, unit_price numeric(24,8) not null, amount_net numeric(19,4) not null,
  primary key (company_id, id), unique (company_id, header_id, line) deferrable initially deferred,
  foreign key (company_id, header_id) references sample_note (company_id, id),
  foreign key (company_id, account_id) references account (company_id, id));
select twist_secure('sample_partner');
select twist_secure('sample_note');
select twist_secure('sample_note_line');
grant insert, update on sample_partner, sample_note to twist_app;
grant insert, update, delete on sample_note_line to twist_app;
