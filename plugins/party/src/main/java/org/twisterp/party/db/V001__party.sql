-- Parties belong to the group; what differs by company lies in their company parts, under row-level security.

create table party_party (
  id         uuid        not null primary key,
  version    bigint      not null,
  created_by uuid,
  created_at timestamptz,
  changed_by uuid,
  changed_at timestamptz,
  custom     jsonb       not null default '{}',
  origin     text        not null default 'user',
  code       text        not null unique check (code <> ''),
  name       text        not null check (name <> ''),
  active     boolean     not null default true,
  roles      jsonb       not null default '[]' check (jsonb_typeof(roles) = 'array'),
  language   text        check (language <> '')
);
create index party_party_name on party_party (name, id);

create table party_tax_number (
  id         uuid not null primary key,
  company_id uuid check (company_id is null), -- lines of the group have no company
  header_id  uuid not null references party_party (id) deferrable initially deferred,
  line       int  not null check (line > 0),
  country    text check (country ~ '^[A-Z]{2}$'),
  scheme     text,
  number     text not null check (number <> '')
);
create index party_tax_number_header on party_tax_number (header_id, line);
create index party_tax_number_number on party_tax_number (number);

create table party_address (
  id          uuid not null primary key,
  company_id  uuid check (company_id is null),
  header_id   uuid not null references party_party (id) deferrable initially deferred,
  line        int  not null check (line > 0),
  kind        text not null default 'main',
  street      text,
  street2     text,
  postal_code text,
  city        text,
  region      text,
  country     text check (country ~ '^[A-Z]{2}$')
);
create index party_address_header on party_address (header_id, line);

create table party_company_part (
  company_id            uuid           not null references company (id),
  id                    uuid           not null,
  header_id             uuid           not null references party_party (id) deferrable initially deferred,
  line                  int            not null check (line > 0),
  payment_terms_id      uuid,
  receivable_account_id uuid,
  payable_account_id    uuid,
  credit_limit          numeric(19, 4) check (credit_limit >= 0),
  tax_ids               jsonb          not null default '[]',
  blocked               boolean        not null default false,
  primary key (company_id, id),
  -- at commit: the lines of a party are written in any order
  unique (company_id, header_id) deferrable initially deferred,
  foreign key (company_id, receivable_account_id) references account (company_id, id),
  foreign key (company_id, payable_account_id) references account (company_id, id)
);
create index party_company_part_header on party_company_part (header_id);

select twist_secure('party_company_part');
grant select, insert, update, delete on party_party, party_tax_number, party_address, party_company_part to twist_app;
grant select on party_party, party_tax_number, party_address, party_company_part to twist_keeper, twist_report, twist_backup;
