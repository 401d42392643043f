-- Cost centres, taxes and payment terms: masters of one company.

create table finance_cost_center (
  company_id uuid        not null references company (id),
  id         uuid        not null,
  version    bigint      not null,
  created_by uuid,
  created_at timestamptz,
  changed_by uuid,
  changed_at timestamptz,
  custom     jsonb       not null default '{}',
  origin     text        not null default 'user',
  code       text        not null check (code <> ''),
  name       text        not null check (name <> ''),
  active     boolean     not null default true,
  parent_id  uuid,
  primary key (company_id, id),
  unique (company_id, code),
  foreign key (company_id, parent_id) references finance_cost_center (company_id, id),
  check (parent_id <> id)
);

create table finance_tax (
  company_id            uuid            not null references company (id),
  id                    uuid            not null,
  version               bigint          not null,
  created_by            uuid,
  created_at            timestamptz,
  changed_by            uuid,
  changed_at            timestamptz,
  custom                jsonb           not null default '{}',
  origin                text        not null default 'user',
  code                  text            not null check (code <> ''),
  name                  text            not null check (name <> ''),
  active                boolean         not null default true,
  use                   text            not null check (use in ('purchase', 'sale', 'both')),
  kind                  text            not null check (kind in ('vat', 'gst', 'withholding', 'cess', 'sales')),
  computation           text            not null check (computation in ('percent', 'per-unit', 'division')),
  price_includes        boolean         not null default false,
  includes_tax_ids      jsonb           not null default '[]',
  category              text,
  exemption_reason      text,
  due                   text            not null check (due in ('invoice', 'payment')),
  transition_account_id uuid,
  recoverable_percent   numeric(24, 12) not null default 100 check (recoverable_percent between 0 and 100),
  base_tags             jsonb           not null default '[]' check (jsonb_typeof(base_tags) = 'array'),
  withholding           jsonb           not null default '{}',
  primary key (company_id, id),
  unique (company_id, code),
  foreign key (company_id, transition_account_id) references account (company_id, id)
);

create table finance_tax_rate (
  company_id uuid            not null,
  id         uuid            not null,
  header_id  uuid            not null,
  line       int             not null check (line > 0),
  valid_from date            not null,
  valid_to   date,
  rate       numeric(24, 12) not null check (rate >= 0),
  primary key (company_id, id),
  unique (company_id, header_id, line) deferrable initially deferred,
  foreign key (company_id, header_id) references finance_tax (company_id, id) deferrable initially deferred,
  check (valid_to >= valid_from),
  exclude using gist (company_id with =, header_id with =, daterange(valid_from, valid_to, '[]') with &&) deferrable initially deferred
);

create table finance_tax_part (
  company_id uuid            not null,
  id         uuid            not null,
  header_id  uuid            not null,
  line       int             not null check (line > 0),
  percent    numeric(24, 12) not null,
  account_id uuid            not null,
  tags       jsonb           not null default '[]' check (jsonb_typeof(tags) = 'array'),
  primary key (company_id, id),
  unique (company_id, header_id, line) deferrable initially deferred,
  foreign key (company_id, header_id) references finance_tax (company_id, id) deferrable initially deferred,
  foreign key (company_id, account_id) references account (company_id, id)
);

create table finance_payment_terms (
  company_id uuid        not null references company (id),
  id         uuid        not null,
  version    bigint      not null,
  created_by uuid,
  created_at timestamptz,
  changed_by uuid,
  changed_at timestamptz,
  custom     jsonb       not null default '{}',
  origin     text        not null default 'user',
  code       text        not null check (code <> ''),
  name       text        not null check (name <> ''),
  active     boolean     not null default true,
  discount   jsonb       not null default '{}',
  primary key (company_id, id),
  unique (company_id, code)
);

create table finance_payment_terms_part (
  company_id   uuid            not null,
  id           uuid            not null,
  header_id    uuid            not null,
  line         int             not null check (line > 0),
  percent      numeric(24, 12) not null check (percent > 0 and percent <= 100),
  days         int             not null default 0 check (days >= 0),
  from_day     text            not null check (from_day in ('document', 'end-of-month')),
  plus_days    int             not null default 0 check (plus_days >= 0),
  business_day text            not null check (business_day in ('next', 'previous', 'none')),
  primary key (company_id, id),
  unique (company_id, header_id, line) deferrable initially deferred,
  foreign key (company_id, header_id) references finance_payment_terms (company_id, id) deferrable initially deferred
);

-- A party's terms in a company are terms of that company.
alter table party_company_part add foreign key (company_id, payment_terms_id) references finance_payment_terms (company_id, id);

select twist_secure('finance_cost_center');
select twist_secure('finance_tax');
select twist_secure('finance_tax_rate');
select twist_secure('finance_tax_part');
select twist_secure('finance_payment_terms');
select twist_secure('finance_payment_terms_part');
grant select, insert, update, delete on finance_cost_center, finance_tax, finance_tax_rate, finance_tax_part, finance_payment_terms,
  finance_payment_terms_part to twist_app;
