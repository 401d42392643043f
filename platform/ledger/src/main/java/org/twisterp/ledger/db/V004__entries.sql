-- Entries and lines: written once, lines first and the header last, in one transaction. Nobody updates or deletes them.

create table journal_entry (
  company_id       uuid        not null,
  id               uuid        not null,
  journal_id       uuid        not null,
  n                bigint      not null check (n > 0),
  number           text        not null check (number <> ''),
  kind             text        not null default 'ordinary'
    check (kind in ('ordinary', 'opening', 'adjusting', 'closing', 'reversal', 'revaluation', 'consolidation')),
  book             text        not null default '', -- '' counts in all books
  currency         text        not null,            -- the functional one
  document_date    date        not null,
  posting_date     date        not null,
  tax_date         date        not null,
  fiscal_year_id   uuid        not null,
  period_id        uuid        not null,
  narration        text,
  manual           boolean     not null default false,
  source_entity    text,
  source_id        uuid,
  source_number    text,
  reverses         uuid,
  reversal_reason  text,
  created_by       uuid        not null,
  approved_by      uuid[]      not null default '{}',
  posted_by        uuid        not null,
  posted_at        timestamptz not null default clock_timestamp(),
  override_by      uuid,       -- who posted into a soft-closed period, and why
  override_reason  text,
  xid              xid8        not null default pg_current_xact_id(),
  primary key (company_id, id),
  unique (company_id, journal_id, fiscal_year_id, n),
  unique (company_id, number),
  unique (company_id, reverses),
  unique (company_id, id, xid, posting_date, period_id, kind, book),
  foreign key (company_id, currency) references company (id, currency),
  foreign key (company_id, journal_id) references journal (company_id, id),
  foreign key (company_id, period_id, fiscal_year_id) references period (company_id, id, fiscal_year_id),
  foreign key (company_id, reverses) references journal_entry (company_id, id),
  check ((kind = 'reversal') = (reverses is not null)),
  check ((source_entity is null) = (source_id is null)),
  check (override_by is null or override_by = posted_by)
);
create index journal_entry_source on journal_entry (company_id, source_id) where source_id is not null;
create index journal_entry_posting on journal_entry (company_id, posting_date, id);

-- The foreign key to the header holds the transaction, the dates, the kind and the book equal: lines never join an entry of an earlier
-- transaction, and reads by account need no join.
create table journal_line (
  company_id           uuid           not null,
  entry_id             uuid           not null,
  line                 int            not null check (line > 0),
  account_id           uuid           not null,
  posting_date         date           not null,
  period_id            uuid           not null,
  kind                 text           not null default 'ordinary',
  book                 text           not null default '',
  debit                numeric(19, 4) not null default 0,
  credit               numeric(19, 4) not null default 0,
  currency             text           not null,
  debit_currency       numeric(19, 4) not null default 0,
  credit_currency      numeric(19, 4) not null default 0,
  rate                 numeric(24, 12) not null default 1 check (rate > 0),
  rate_kind            text,
  rate_date            date,
  description          text,
  party_id             uuid,
  due_date             date,
  cost_center_id       uuid,
  project_id           uuid,
  programme_id         uuid,
  grant_id             uuid,
  item_id              uuid,
  asset_id             uuid,
  counterparty_company_id    uuid references company (id),
  intercompany_transaction_id uuid,
  dimensions           jsonb,
  tax_id               uuid,
  tax_base             numeric(19, 4),
  tags                 text[]         not null default '{}',
  allocation_id        uuid,          -- set on control lines that an allocation posts: they make no open item
  xid                  xid8           not null default pg_current_xact_id(),
  primary key (company_id, entry_id, line),
  foreign key (company_id, entry_id, xid, posting_date, period_id, kind, book)
    references journal_entry (company_id, id, xid, posting_date, period_id, kind, book) deferrable initially deferred,
  foreign key (company_id, account_id) references account (company_id, id),
  check (debit = 0 or credit = 0),
  check (debit_currency = 0 or credit_currency = 0),
  check ((debit = 0 or credit_currency = 0) and (credit = 0 or debit_currency = 0))
);
create index journal_line_account on journal_line (company_id, account_id, posting_date, entry_id, line)
  include (debit, credit, kind, book, period_id);
create index journal_line_xid on journal_line (xid);
create index journal_line_party on journal_line (company_id, party_id, posting_date) where party_id is not null;
create index journal_line_dimensions on journal_line using gin (dimensions jsonb_path_ops) where dimensions is not null;

-- May this person post into a soft-closed period? A person who is a controller of the company, never a service account.
create function may_override_soft_close(company uuid, person uuid) returns boolean language sql stable
  set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from member m join role_assignment a on a.member_id = m.id
    where m.id = person and m.active and not m.service and a.role = 'finance.controller'
      and (a.in_company_id is null or a.in_company_id = company)
      and current_date between coalesce(a.valid_from, '-infinity') and coalesce(a.valid_to, 'infinity'))
$$;

-- Lines come before their header, so what the header's check saw cannot grow after it, whatever SET CONSTRAINTS says.
create function journal_line_first() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if exists (select from added n where n.company_id <> all (current_setting('twist.companies')::uuid[])) then
    raise exception 'ledger.no-context' using errcode = '42501';
  end if;
  if exists (select from added n join journal_entry e on e.company_id = n.company_id and e.id = n.entry_id) then
    raise exception 'ledger.entry-complete' using errcode = '23514', detail = 'lines cannot be added to an existing entry';
  end if;
  return null;
end $$;
create trigger journal_line_first after insert on journal_line referencing new table as added
  for each statement execute function journal_line_first();

-- At commit: two lines or more, balanced, in the period, the period open for this module and book, control lines with their open items.
create function journal_entry_whole() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  l record;
  p period;
  module text;
begin
  select count(*) as lines, sum(debit) - sum(credit) as difference, sum(debit_currency) - sum(credit_currency) as difference_currency,
         count(distinct currency) as currencies,
         bool_or(debit < 0 or credit < 0 or debit_currency < 0 or credit_currency < 0) as negative,
         bool_or(debit <> round(debit, currency_digits(new.currency)) or credit <> round(credit, currency_digits(new.currency))
           or debit_currency <> round(debit_currency, currency_digits(currency))
           or credit_currency <> round(credit_currency, currency_digits(currency))
           or currency = new.currency and (debit <> debit_currency or credit <> credit_currency)) as inexact
    into l from journal_line where company_id = new.company_id and entry_id = new.id;
  if l.lines < 2 then
    raise exception 'ledger.too-few-lines' using errcode = '23514', detail = new.number;
  end if;
  if l.difference <> 0 or (l.currencies = 1 and l.difference_currency <> 0) then
    raise exception 'ledger.unbalanced' using errcode = '23514', detail = new.number || ' differs by ' || l.difference;
  end if;
  if l.inexact then
    raise exception 'money.scale' using errcode = '23514', detail = new.number;
  end if;
  if l.negative and not (new.kind = 'reversal' and (select reversal = 'negative' from company where id = new.company_id)) then
    raise exception 'ledger.negative' using errcode = '23514', detail = new.number;
  end if;
  select * into p from period where company_id = new.company_id and id = new.period_id;
  if new.posting_date not between p.start_date and p.end_date then
    raise exception 'ledger.outside-period' using errcode = '23514', detail = new.number;
  end if;
  select j.kind into module from journal j where j.company_id = new.company_id and j.id = new.journal_id;
  perform journal_entry_in_open_period(new, module);
  perform journal_entry_control(new);
  if not exists (select from number_series s join number_counter c on c.company_id = s.company_id and c.series_id = s.id
      where s.company_id = new.company_id and s.journal_id = new.journal_id and c.fiscal_year_id = new.fiscal_year_id and c.n >= new.n) then
    raise exception 'ledger.number-gap' using errcode = '23514', detail = new.number || ' is ahead of its counter';
  end if;
  return null;
end $$;

create function journal_entry_in_open_period(e journal_entry, module text) returns void language plpgsql
  set search_path = pg_catalog, public, pg_temp as $$
declare
  state text := period_state(e.company_id, e.period_id, module, e.book);
begin
  if state in ('closed', 'locked')
     or (state = 'soft-closed' and not (e.override_by is not null and may_override_soft_close(e.company_id, e.override_by))) then
    raise exception 'ledger.period-closed' using errcode = '23514', detail = e.number || ': ' || state || ' for ' || module;
  end if;
end $$;

create constraint trigger journal_entry_whole after insert on journal_entry deferrable initially deferred
  for each row execute function journal_entry_whole();

create function posted_is_final() returns trigger language plpgsql as $$
begin
  raise exception 'ledger.posted' using errcode = '42501', detail = tg_op || ' of ' || tg_table_name || ' is refused: posted rows are reversed';
end $$;
create trigger posted_is_final before update or delete or truncate on journal_entry for each statement execute function posted_is_final();
create trigger posted_is_final before update or delete or truncate on journal_line for each statement execute function posted_is_final();

-- What has postings cannot change its meaning.
create function account_frozen() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  postings bigint;
begin
  if (new.type, new.control, new.currency, new.monetary) is distinct from (old.type, old.control, old.currency, old.monetary)
     or new.company_id <> old.company_id or new.id <> old.id then
    select count(*) into postings from journal_line where company_id = old.company_id and account_id = old.id;
    if postings > 0 then
      raise exception 'ledger.account-frozen' using errcode = '23514', detail = postings::text;
    end if;
  end if;
  return new;
end $$;
create trigger account_frozen before update on account for each row execute function account_frozen();

create function journal_frozen() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if (new.company_id, new.id, new.kind) is distinct from (old.company_id, old.id, old.kind)
     and exists (select from journal_entry where company_id = old.company_id and journal_id = old.id) then
    raise exception 'ledger.journal-frozen' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger journal_frozen before update on journal for each row execute function journal_frozen();

select twist_secure('journal_entry');
select twist_secure('journal_line');
grant insert (company_id, id, journal_id, n, number, kind, book, currency, document_date, posting_date, tax_date, fiscal_year_id, period_id,
  narration, manual, source_entity, source_id, source_number, reverses, reversal_reason, created_by, approved_by, posted_by,
  override_by, override_reason) on journal_entry to twist_app;
grant insert (company_id, entry_id, line, account_id, posting_date, period_id, kind, book, debit, credit, currency, debit_currency,
  credit_currency, rate, rate_kind, rate_date, description, party_id, due_date, cost_center_id, project_id, programme_id, grant_id, item_id,
  asset_id, counterparty_company_id, intercompany_transaction_id, dimensions, tax_id, tax_base, tags, allocation_id) on journal_line to twist_app;
