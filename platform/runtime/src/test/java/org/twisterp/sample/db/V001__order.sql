create table sample_shelf (
  company_id uuid        not null references company (id),
  id         uuid        not null,
  version    bigint      not null,
  code       text        not null,
  name       text        not null,
  active     boolean     not null default true,
  origin     text        not null default 'user',
  created_by uuid,
  created_at timestamptz,
  changed_by uuid,
  changed_at timestamptz,
  custom     jsonb       not null default '{}',
  primary key (company_id, id),
  unique (company_id, code)
);
create table sample_order (
  company_id         uuid          not null references company (id),
  id                 uuid          not null,
  version            bigint        not null,
  number             text,
  status             text          not null,
  order_date         date,
  amount_total       numeric(19, 4) check (amount_total >= 0),
  currency           text,
  haste              text,
  shelf_id           uuid,
  shelves            jsonb         not null default '[]',
  tags               jsonb         not null default '[]',
  extra              jsonb         not null default '{}',
  submitted_by       uuid,
  posted_by          uuid,
  posted_at          timestamptz,
  definition_version text,
  created_by         uuid,
  created_at         timestamptz,
  changed_by         uuid,
  changed_at         timestamptz,
  custom             jsonb         not null default '{}',
  primary key (company_id, id),
  foreign key (company_id, shelf_id) references sample_shelf (company_id, id)
);
create table sample_order_line (
  company_id  uuid not null,
  id          uuid not null,
  header_id   uuid not null,
  line        int  not null,
  description text not null,
  primary key (company_id, id),
  unique (company_id, header_id, line) deferrable initially deferred,
  foreign key (company_id, header_id) references sample_order (company_id, id)
);
select twist_secure('sample_shelf');
select twist_secure('sample_order');
select twist_secure('sample_order_line');
grant insert, update, delete on sample_shelf, sample_order, sample_order_line to twist_app;
