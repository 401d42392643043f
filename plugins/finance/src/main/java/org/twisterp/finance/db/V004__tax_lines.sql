-- What tax returns read. Written in the transaction that posts the entry, by the database itself, so that no taxed document is posted
-- without its tax lines; a reversal writes the same lines negative. Posted rows are final; filing sets the return once.

create table tax_line (
  company_id      uuid            not null,
  entry_id        uuid            not null,
  line            int             not null check (line > 0),
  source_entity   text            not null,
  source_id       uuid            not null,
  tax_id          uuid            not null,
  rate            numeric(24, 12) not null,
  currency        text            not null,
  base            numeric(19, 4)  not null, -- in the document's currency
  amount          numeric(19, 4)  not null,
  recoverable     numeric(19, 4)  not null,
  base_functional numeric(19, 4)  not null,
  amount_functional      numeric(19, 4) not null,
  recoverable_functional numeric(19, 4) not null,
  base_tags       text[]          not null default '{}',
  tags            text[]          not null default '{}',
  tax_date        date            not null,
  return_id       uuid,
  primary key (company_id, entry_id, line),
  foreign key (company_id, entry_id) references journal_entry (company_id, id) deferrable initially deferred,
  foreign key (company_id, tax_id) references finance_tax (company_id, id)
);
create index tax_line_date on tax_line (company_id, tax_date, tax_id);

create function finance_tax_lines() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if new.kind = 'reversal' then
    insert into tax_line (company_id, entry_id, line, source_entity, source_id, tax_id, rate, currency, base, amount, recoverable,
        base_functional, amount_functional, recoverable_functional, base_tags, tags, tax_date)
      select company_id, new.id, line, source_entity, source_id, tax_id, rate, currency, -base, -amount, -recoverable,
        -base_functional, -amount_functional, -recoverable_functional, base_tags, tags, new.tax_date
      from tax_line where company_id = new.company_id and entry_id = new.reverses;
  elsif new.source_entity = 'finance.supplier-bill' then
    insert into tax_line (company_id, entry_id, line, source_entity, source_id, tax_id, rate, currency, base, amount, recoverable,
        base_functional, amount_functional, recoverable_functional, base_tags, tags, tax_date)
      select b.company_id, new.id, t.line, new.source_entity, b.id, t.tax_id, t.rate, b.currency, t.amount_base, t.amount_tax, t.amount_recoverable,
        round(t.amount_base * coalesce(b.exchange_rate, 1), currency_digits(new.currency)),
        round(t.amount_tax * coalesce(b.exchange_rate, 1), currency_digits(new.currency)),
        round(t.amount_recoverable * coalesce(b.exchange_rate, 1), currency_digits(new.currency)),
        array(select jsonb_array_elements_text(x.base_tags)),
        array(select distinct g from finance_tax_part p, jsonb_array_elements_text(p.tags) g
              where p.company_id = t.company_id and p.header_id = t.tax_id order by g),
        new.tax_date
      from finance_supplier_bill b
        join finance_supplier_bill_tax t on t.company_id = b.company_id and t.header_id = b.id
        join finance_tax x on x.company_id = t.company_id and x.id = t.tax_id
      where b.company_id = new.company_id and b.id = new.source_id;
  end if;
  return null;
end $$;
create trigger finance_tax_lines after insert on journal_entry for each row execute function finance_tax_lines();

create function tax_line_final() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.return_id is null and to_jsonb(new) - 'return_id' = to_jsonb(old) - 'return_id' then
    return new;
  end if;
  raise exception 'ledger.posted' using errcode = '42501', detail = tg_op || ' of tax_line is refused: posted rows are reversed';
end $$;
create trigger tax_line_final before update or delete on tax_line for each row execute function tax_line_final();
create trigger posted_is_final before truncate on tax_line for each statement execute function posted_is_final();

-- A rate that taxed something keeps its meaning: a new rate is a new row from its first day.
create function finance_tax_rate_frozen() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  postings bigint;
begin
  if tg_op = 'UPDATE' and new.rate = old.rate and new.valid_from = old.valid_from and new.header_id = old.header_id
     and new.company_id = old.company_id
     and not exists (select from tax_line t where t.company_id = old.company_id and t.tax_id = old.header_id and t.tax_date > new.valid_to
       and t.tax_date between old.valid_from and coalesce(old.valid_to, 'infinity')) then
    return new;
  end if;
  select count(*) into postings from tax_line t where t.company_id = old.company_id and t.tax_id = old.header_id
    and t.tax_date between old.valid_from and coalesce(old.valid_to, 'infinity');
  if postings > 0 then
    raise exception 'tax.rate-frozen' using errcode = '23514', detail = postings::text;
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  return new;
end $$;
create trigger finance_tax_rate_frozen before update or delete on finance_tax_rate for each row execute function finance_tax_rate_frozen();

select twist_secure('tax_line');
grant select on tax_line to twist_app;
grant update (return_id) on tax_line to twist_app;
