-- Manual journals: entries that a person writes line by line.

create table finance_manual_journal (
  company_id         uuid           not null references company (id),
  id                 uuid           not null,
  version            bigint         not null,
  created_by         uuid,
  created_at         timestamptz,
  changed_by         uuid,
  changed_at         timestamptz,
  custom             jsonb          not null default '{}',
  number             text,
  status             text           not null
    check (status in ('draft', 'submitted', 'approved', 'rejected', 'posted', 'cancelled', 'reversed')),
  submitted_by       uuid,
  posted_by          uuid,
  posted_at          timestamptz,
  definition_version text,
  journal_id         uuid           not null,
  document_date      date           not null,
  posting_date       date           not null,
  tax_date           date,
  book               text,
  kind               text           not null check (kind in ('ordinary', 'adjusting', 'opening')),
  currency           text           not null check (currency ~ '^[A-Z]{3}$'),
  narration          text,
  reverse_on         date,
  amount_debit       numeric(19, 4) not null default 0,
  amount_credit      numeric(19, 4) not null default 0,
  primary key (company_id, id),
  unique (company_id, number),
  foreign key (company_id, journal_id) references journal (company_id, id),
  check (reverse_on > posting_date)
);
create index finance_manual_journal_list on finance_manual_journal (company_id, posting_date, id);

create table finance_manual_journal_line (
  company_id              uuid            not null,
  id                      uuid            not null,
  header_id               uuid            not null,
  line                    int             not null check (line > 0),
  account_id              uuid            not null,
  description             text,
  debit                   numeric(19, 4),
  credit                  numeric(19, 4),
  currency                text            check (currency ~ '^[A-Z]{3}$'),
  debit_currency          numeric(19, 4),
  credit_currency         numeric(19, 4),
  rate                    numeric(24, 12) check (rate > 0),
  party_id                uuid            references party_party (id),
  cost_center_id          uuid,
  project_id              uuid,
  programme_id            uuid,
  grant_id                uuid,
  counterpart_company_id  uuid            references company (id),
  tax_ids                 jsonb           not null default '[]',
  dimensions              jsonb           not null default '{}',
  primary key (company_id, id),
  unique (company_id, header_id, line) deferrable initially deferred,
  foreign key (company_id, header_id) references finance_manual_journal (company_id, id) deferrable initially deferred,
  foreign key (company_id, account_id) references account (company_id, id),
  foreign key (company_id, cost_center_id) references finance_cost_center (company_id, id)
);

select twist_secure('finance_manual_journal');
select twist_secure('finance_manual_journal_line');
grant select, insert, update, delete on finance_manual_journal, finance_manual_journal_line to twist_app;
