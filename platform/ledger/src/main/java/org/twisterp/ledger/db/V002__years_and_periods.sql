-- Fiscal years, periods and their locks.

create table fiscal_year (
  company_id uuid   not null references company (id),
  id         uuid   not null,
  version    bigint not null default 1,
  code       text   not null check (code <> ''),
  start_date date   not null,
  end_date   date   not null,
  pattern    text   not null default 'monthly' check (pattern in ('monthly', '4-4-5', 'custom')),
  adjusting  int    not null default 1 check (adjusting in (0, 1)),
  created_by uuid,
  created_at timestamptz,
  changed_by uuid,
  changed_at timestamptz,
  custom     jsonb  not null default '{}',
  primary key (company_id, id),
  unique (company_id, code),
  check (end_date >= start_date),
  exclude using gist (company_id with =, daterange(start_date, end_date, '[]') with &&)
);

create table period (
  company_id     uuid   not null,
  id             uuid   not null,
  version        bigint not null default 1,
  fiscal_year_id uuid   not null,
  code           text   not null check (code <> ''),
  number         int    not null check (number > 0),
  kind           text   not null default 'ordinary' check (kind in ('ordinary', 'adjusting')),
  start_date     date   not null,
  end_date       date   not null,
  -- moves with every change of its locks, so that a posting in an older snapshot fails instead of missing one
  lock_changes   int    not null default 0,
  created_by     uuid,
  created_at     timestamptz not null default clock_timestamp(),
  changed_by     uuid,
  changed_at     timestamptz,
  custom         jsonb  not null default '{}',
  primary key (company_id, id),
  unique (company_id, code),
  unique (company_id, id, fiscal_year_id),
  unique (company_id, fiscal_year_id, number),
  foreign key (company_id, fiscal_year_id) references fiscal_year (company_id, id),
  check (end_date >= start_date),
  exclude using gist (company_id with =, daterange(start_date, end_date, '[]') with &&) where (kind = 'ordinary')
);
create unique index period_one_adjusting on period (company_id, fiscal_year_id) where kind = 'adjusting';

-- A year brings its periods, named after it: 2026-01 .. 2026-12, 2026-A. A custom one gets them from its maker.
create function fiscal_year_periods() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if new.pattern <> 'custom' then
    insert into period (company_id, id, fiscal_year_id, code, number, kind, start_date, end_date)
    select new.company_id, gen_random_uuid(), new.id, new.code || '-' || lpad(s.number::text, 2, '0'), s.number, 'ordinary', s.first,
           coalesce(lead(s.first) over (order by s.number) - 1, new.end_date)
    from (
      select i + 1 as number,
             case new.pattern when 'monthly' then (new.start_date + make_interval(months => i))::date
               else new.start_date + 7 * (13 * (i / 3) + 4 * (i % 3)) end as first
      from generate_series(0, case new.pattern when 'monthly' then 35 else 11 end) i) s
    where s.first <= new.end_date;
  end if;
  if new.adjusting = 1 then
    insert into period (company_id, id, fiscal_year_id, code, number, kind, start_date, end_date)
    select new.company_id, gen_random_uuid(), new.id, new.code || '-A', 99, 'adjusting', new.end_date, new.end_date;
  end if;
  return null;
end $$;
create trigger fiscal_year_periods after insert on fiscal_year for each row execute function fiscal_year_periods();

-- Overlaps are refused above; gaps here, at commit: a year's ordinary periods tile it, and years follow one another.
create function fiscal_year_whole() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  year_id uuid := case tg_table_name when 'period' then to_jsonb(new) ->> 'fiscal_year_id' else to_jsonb(new) ->> 'id' end;
  y fiscal_year;
begin
  select * into y from fiscal_year where company_id = new.company_id and id = year_id;
  if not exists (select from period p where p.company_id = y.company_id and p.fiscal_year_id = y.id and p.kind = 'ordinary'
      having min(p.start_date) = y.start_date and max(p.end_date) = y.end_date
         and sum(p.end_date - p.start_date + 1) = y.end_date - y.start_date + 1) then
    raise exception 'ledger.period-gap' using errcode = '23514', detail = 'year ' || coalesce(y.code, '?');
  end if;
  if exists (select from period p where p.company_id = y.company_id and p.fiscal_year_id = y.id and p.kind = 'adjusting'
      and (p.start_date <> y.end_date or p.end_date <> y.end_date)) then
    raise exception 'ledger.adjusting-period' using errcode = '23514', detail = 'year ' || y.code;
  end if;
  if (select count(*) from fiscal_year a where a.company_id = y.company_id and not exists (
      select from fiscal_year b where b.company_id = a.company_id and b.end_date + 1 = a.start_date)) > 1 then
    raise exception 'ledger.year-gap' using errcode = '23514', detail = 'year ' || y.code;
  end if;
  return null;
end $$;
create constraint trigger fiscal_year_whole after insert on fiscal_year deferrable initially deferred
  for each row execute function fiscal_year_whole();
create constraint trigger period_whole after insert on period deferrable initially deferred
  for each row execute function fiscal_year_whole();

-- module '*' is every module without a row of its own, book '' every book.
create table period_lock (
  company_id uuid        not null,
  period_id  uuid        not null,
  module     text        not null,
  book       text        not null default '',
  state      text        not null check (state in ('open', 'soft-closed', 'closed', 'locked')),
  changed_by uuid        not null,
  changed_at timestamptz not null default clock_timestamp(),
  reason     text,
  waived     jsonb       not null default '[]',
  primary key (company_id, period_id, module, book),
  foreign key (company_id, period_id) references period (company_id, id)
);

-- Posting holds KEY SHARE on its period (foreign key) until it ends; this waits for it, so nothing that began before lands after changed_at.
-- The update makes postings in older snapshots fail to serialize instead of missing the lock. Locked is final.
create function period_lock_guard() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp as $$
begin
  perform from period where company_id = new.company_id and id = new.period_id for update;
  if not found then
    raise exception 'ledger.no-period' using errcode = '23503';
  end if;
  if new.state <> 'locked' and exists (select from period_lock l where l.company_id = new.company_id and l.period_id = new.period_id
      and l.state = 'locked' and l.module in (new.module, '*') and l.book in (new.book, '')) then
    raise exception 'ledger.period-locked' using errcode = '23514';
  end if;
  update period set lock_changes = lock_changes + 1 where company_id = new.company_id and id = new.period_id;
  new.changed_at := clock_timestamp();
  return new;
end $$;
create trigger period_lock_guard before insert or update on period_lock for each row execute function period_lock_guard();

-- The state that a posting of this module and book meets: a module's own row before '*', the strictest over the books it counts in.
create function period_state(company uuid, period uuid, for_module text, for_book text) returns text language sql stable
  set search_path = pg_catalog, public, pg_temp as $$
  select coalesce((array['open', 'soft-closed', 'closed', 'locked'])[max(array_position(array['open', 'soft-closed', 'closed', 'locked'], state))], 'open')
  from (select distinct on (l.book) l.state from period_lock l
        where l.company_id = company and l.period_id = period and l.module in (for_module, '*')
          and (l.book = '' or for_book = '' or l.book = for_book)
        order by l.book, l.module = '*') s
$$;

select twist_secure('fiscal_year');
select twist_secure('period');
select twist_secure('period_lock');
grant insert, update (version, changed_by, changed_at, custom) on fiscal_year, period to twist_app;
grant insert on period_lock to twist_app;
grant update (state, changed_by, reason, waived) on period_lock to twist_app;
