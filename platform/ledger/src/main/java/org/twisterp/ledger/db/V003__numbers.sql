-- Number series and their gapless counters. Numbers are taken last, inside the transaction that uses them.

create table number_series (
  company_id    uuid    not null references company (id),
  id            uuid    not null,
  version       bigint  not null default 1,
  journal_id    uuid,
  document      text,
  branch        text    not null default '',
  pattern       text    not null check (pattern ~ '\{n(:0+)?\}'),
  reset         text    not null default 'fiscal-year' check (reset in ('fiscal-year', 'never')),
  max_length    int     check (max_length > 0),
  chronological boolean not null default false,
  created_by    uuid,
  created_at    timestamptz,
  changed_by    uuid,
  changed_at    timestamptz,
  custom        jsonb   not null default '{}',
  origin        text    not null default 'user',
  primary key (company_id, id),
  unique nulls not distinct (company_id, journal_id, document, branch),
  foreign key (company_id, journal_id) references journal (company_id, id),
  check ((journal_id is null) <> (document is null)),
  -- entries count by journal and fiscal year, always
  check (journal_id is null or (reset = 'fiscal-year' and branch = ''))
);

-- fiscal_year_id is the nil uuid where the series never restarts. One hot row each: small pages keep its updates in place.
create table number_counter (
  company_id     uuid   not null,
  series_id      uuid   not null,
  fiscal_year_id uuid   not null,
  n              bigint not null check (n > 0),
  last_date      date   not null,
  primary key (company_id, series_id, fiscal_year_id),
  foreign key (company_id, series_id) references number_series (company_id, id)
) with (fillfactor = 10);

-- Every document number ever taken; a voided one stays.
create table number_issued (
  company_id     uuid        not null,
  series_id      uuid        not null,
  fiscal_year_id uuid        not null,
  n              bigint      not null check (n > 0),
  number         text        not null,
  entity         text        not null,
  entity_id      uuid        not null,
  issued_at      timestamptz not null default clock_timestamp(),
  voided_at      timestamptz,
  voided_by      uuid,
  void_reason    text,
  primary key (company_id, series_id, fiscal_year_id, n),
  unique (company_id, entity, number),
  foreign key (company_id, series_id) references number_series (company_id, id)
);
create index number_issued_entity on number_issued (company_id, entity_id);

create function number_counter_step() returns trigger language plpgsql as $$
begin
  if new.n <= old.n then
    raise exception 'ledger.number-gap' using errcode = '23514', detail = 'a counter moves on';
  end if;
  return new;
end $$;
create trigger number_counter_step before update on number_counter for each row execute function number_counter_step();

-- Together with the unique keys and the check that no row is ahead of its counter: every value of a counter is borne by exactly one row.
create function number_counter_used() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  before bigint := case tg_op when 'INSERT' then 0 else old.n end;
  used bigint;
begin
  select count(*) into used from number_series s join journal_entry e on e.company_id = s.company_id and e.journal_id = s.journal_id
    where s.company_id = new.company_id and s.id = new.series_id and e.fiscal_year_id = new.fiscal_year_id and e.n > before and e.n <= new.n;
  if used = 0 then
    select count(*) into used from number_issued i where i.company_id = new.company_id and i.series_id = new.series_id
      and i.fiscal_year_id = new.fiscal_year_id and i.n > before and i.n <= new.n;
  end if;
  if used <> new.n - before then
    raise exception 'ledger.number-gap' using errcode = '23514', detail = 'numbers up to ' || new.n || ' were taken and not used';
  end if;
  return null;
end $$;
create constraint trigger number_counter_used after insert or update on number_counter deferrable initially deferred
  for each row execute function number_counter_used();

create function number_issued_taken() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if not exists (select from number_counter c where c.company_id = new.company_id and c.series_id = new.series_id
      and c.fiscal_year_id = new.fiscal_year_id and c.n >= new.n) then
    raise exception 'ledger.number-gap' using errcode = '23514', detail = 'number ' || new.n || ' is ahead of its counter';
  end if;
  return null;
end $$;
create constraint trigger number_issued_taken after insert on number_issued deferrable initially deferred
  for each row execute function number_issued_taken();

select twist_secure('number_series');
select twist_secure('number_counter');
select twist_secure('number_issued');
grant insert, update on number_series to twist_app;
grant insert, update (n, last_date) on number_counter to twist_app;
grant insert on number_issued to twist_app;
grant update (voided_at, voided_by, void_reason) on number_issued to twist_app;
