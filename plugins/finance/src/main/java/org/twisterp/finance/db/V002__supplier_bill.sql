-- Supplier bills with what the server computes for them.

-- The supplier's number as two bills of one supplier are compared: without case, spaces and leading zeros.
create function finance_reference_key(reference text) returns text language sql immutable parallel safe
  return regexp_replace(regexp_replace(lower(reference), '\s', '', 'g'), '(^|[^0-9])0+(?=[0-9])', '\1', 'g');

create table finance_supplier_bill (
  company_id           uuid            not null references company (id),
  id                   uuid            not null,
  version              bigint          not null,
  created_by           uuid,
  created_at           timestamptz,
  changed_by           uuid,
  changed_at           timestamptz,
  custom               jsonb           not null default '{}',
  number               text,
  status               text            not null
    check (status in ('draft', 'submitted', 'approved', 'rejected', 'posted', 'cancelled', 'reversed')),
  submitted_by         uuid,
  posted_by            uuid,
  posted_at            timestamptz,
  definition_version   text,
  supplier_id          uuid            not null references party_party (id),
  supplier_reference   text,
  reference_key        text            generated always as (finance_reference_key(supplier_reference)) stored,
  bill_date            date            not null,
  posting_date         date            not null,
  tax_date             date            not null,
  due_date             date,
  currency             text            not null check (currency ~ '^[A-Z]{3}$'),
  exchange_rate        numeric(24, 12) check (exchange_rate > 0),
  payment_terms_id     uuid,
  prices_include_tax   boolean         not null default false,
  branch               text,
  amount_net           numeric(19, 4)  not null default 0,
  amount_tax           numeric(19, 4)  not null default 0,
  amount_total         numeric(19, 4)  not null default 0,
  amount_total_company numeric(19, 4)  not null default 0,
  first_of_supplier    boolean         not null default false,
  primary key (company_id, id),
  unique (company_id, number),
  foreign key (company_id, payment_terms_id) references finance_payment_terms (company_id, id),
  check (amount_total = amount_net + amount_tax)
);
create index finance_supplier_bill_list on finance_supplier_bill (company_id, bill_date, id);
create index finance_supplier_bill_status on finance_supplier_bill (company_id, status, bill_date);
create index finance_supplier_bill_reference on finance_supplier_bill (company_id, supplier_id, reference_key);

create table finance_supplier_bill_line (
  company_id       uuid            not null,
  id               uuid            not null,
  header_id        uuid            not null,
  line             int             not null check (line > 0),
  item_id          uuid,
  description      text,
  account_id       uuid,
  quantity         numeric(24, 8)  not null,
  unit             text,
  unit_price       numeric(24, 8)  not null,
  discount_percent numeric(24, 12) not null default 0 check (discount_percent between 0 and 100),
  tax_ids          jsonb           not null default '[]',
  service_from     date,
  service_to       date,
  cost_center_id   uuid,
  project_id       uuid,
  programme_id     uuid,
  grant_id         uuid,
  asset_id         uuid,
  dimensions       jsonb           not null default '{}',
  custom           jsonb           not null default '{}',
  amount_net       numeric(19, 4)  not null default 0,
  primary key (company_id, id),
  unique (company_id, header_id, line) deferrable initially deferred,
  foreign key (company_id, header_id) references finance_supplier_bill (company_id, id) deferrable initially deferred,
  foreign key (company_id, account_id) references account (company_id, id),
  foreign key (company_id, cost_center_id) references finance_cost_center (company_id, id)
);

create table finance_supplier_bill_adjustment (
  company_id uuid           not null,
  id         uuid           not null,
  header_id  uuid           not null,
  line       int            not null check (line > 0),
  kind       text           not null check (kind in ('allowance', 'charge')),
  reason     text,
  amount     numeric(19, 4) not null check (amount >= 0),
  tax_ids    jsonb          not null default '[]',
  primary key (company_id, id),
  unique (company_id, header_id, line) deferrable initially deferred,
  foreign key (company_id, header_id) references finance_supplier_bill (company_id, id) deferrable initially deferred
);

create table finance_supplier_bill_tax (
  company_id         uuid            not null,
  id                 uuid            not null,
  header_id          uuid            not null,
  line               int             not null check (line > 0),
  tax_id             uuid            not null,
  rate               numeric(24, 12) not null,
  amount_base        numeric(19, 4)  not null,
  amount_tax         numeric(19, 4)  not null,
  amount_recoverable numeric(19, 4)  not null,
  primary key (company_id, id),
  unique (company_id, header_id, line) deferrable initially deferred,
  foreign key (company_id, header_id) references finance_supplier_bill (company_id, id) deferrable initially deferred,
  foreign key (company_id, tax_id) references finance_tax (company_id, id)
);

create table finance_supplier_bill_installment (
  company_id      uuid           not null,
  id              uuid           not null,
  header_id       uuid           not null,
  line            int            not null check (line > 0),
  due_date        date           not null,
  amount          numeric(19, 4) not null,
  discount_date   date,
  discount_amount numeric(19, 4),
  primary key (company_id, id),
  unique (company_id, header_id, line) deferrable initially deferred,
  foreign key (company_id, header_id) references finance_supplier_bill (company_id, id) deferrable initially deferred
);

select twist_secure('finance_supplier_bill');
select twist_secure('finance_supplier_bill_line');
select twist_secure('finance_supplier_bill_adjustment');
select twist_secure('finance_supplier_bill_tax');
select twist_secure('finance_supplier_bill_installment');
grant select, insert, update, delete on finance_supplier_bill, finance_supplier_bill_line, finance_supplier_bill_adjustment,
  finance_supplier_bill_tax, finance_supplier_bill_installment to twist_app;
