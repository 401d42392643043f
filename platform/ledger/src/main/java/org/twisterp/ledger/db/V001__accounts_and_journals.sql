-- Accounts, account roles and journals. company(id, currency, ...) and twist_secure(regclass) come from the platform's own migrations.

create extension if not exists btree_gist;

-- The functional currency of a company with entries is frozen by a foreign key on (id, currency).
alter table company add constraint company_functional_currency unique (id, currency);

-- ISO 4217 minor units; the same table as org.twisterp.kernel.Currency.
create function currency_digits(code text) returns int language sql immutable parallel safe
  return case
    when code in ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') then 0
    when code in ('BHD','IQD','JOD','KWD','LYD','OMR','TND') then 3
    when code in ('CLF','UYW') then 4
    else 2 end;

create table account (
  company_id      uuid    not null references company (id),
  id              uuid    not null,
  version         bigint  not null default 1,
  code            text    not null check (code <> ''),
  name            text    not null,
  active          boolean not null default true,
  type            text    not null check (type in ('asset', 'liability', 'equity', 'income', 'expense')),
  parent_id       uuid,
  -- the sub-ledger that this account controls; lines of a party sub-ledger make open items
  control         text    check (control in ('receivable', 'payable', 'payroll', 'loan', 'inventory', 'goods-received', 'asset')),
  currency        text    check (currency ~ '^[A-Z]{3}$'),
  monetary        boolean not null default false,
  manual_posting  boolean not null default true,
  intercompany    boolean not null default false,
  group_account   text,
  cash_flow_line  text,
  dimension_rules jsonb   not null default '{}',
  valid_from      date,
  valid_to        date,
  created_by      uuid,
  created_at      timestamptz,
  changed_by      uuid,
  changed_at      timestamptz,
  custom          jsonb   not null default '{}',
  -- pack: put here by an industry pack; nobody has taken it over yet
  origin text not null default 'user' check (origin in ('user', 'pack')),
  primary key (company_id, id),
  unique (company_id, code),
  foreign key (company_id, parent_id) references account (company_id, id),
  check (parent_id <> id),
  check (valid_to >= valid_from)
);

create table account_role (
  company_id uuid        not null references company (id),
  id         uuid        not null,
  version    bigint      not null default 1,
  code       text        not null,
  role       text        not null check (role <> ''),
  account_id uuid        not null,
  -- {} is the company's own; {"itemCategory": id} and so on is for one of these
  scope      jsonb       not null default '{}' check (jsonb_typeof(scope) = 'object'),
  created_by uuid,
  created_at timestamptz,
  changed_by uuid,
  changed_at timestamptz,
  custom     jsonb       not null default '{}',
  -- pack: put here by an industry pack; nobody has taken it over yet
  origin text not null default 'user' check (origin in ('user', 'pack')),
  primary key (company_id, id),
  unique (company_id, role, scope),
  foreign key (company_id, account_id) references account (company_id, id)
);

create table journal (
  company_id uuid    not null references company (id),
  id         uuid    not null,
  version    bigint  not null default 1,
  code       text    not null check (code <> ''),
  name       text    not null,
  -- the module that period locks name: purchases, sales, bank, cash, general, ...
  kind       text    not null check (kind <> '' and kind <> '*'),
  -- pattern of its numbers where it has no series yet
  series     text,
  active     boolean not null default true,
  created_by uuid,
  created_at timestamptz,
  changed_by uuid,
  changed_at timestamptz,
  custom     jsonb  not null default '{}',
  -- pack: put here by an industry pack; nobody has taken it over yet
  origin text not null default 'user' check (origin in ('user', 'pack')),
  primary key (company_id, id),
  unique (company_id, code)
);

select twist_secure('account');
select twist_secure('account_role');
select twist_secure('journal');
grant insert, update, delete on account, account_role, journal to twist_app;
