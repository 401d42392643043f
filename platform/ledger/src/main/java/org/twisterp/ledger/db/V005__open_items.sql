-- Open items of party control accounts and what settles them.

create table open_item (
  company_id          uuid           not null,
  id                  uuid           not null,
  entry_id            uuid           not null,
  line                int            not null,
  account_id          uuid           not null,
  party_id            uuid           not null,
  side                text           not null check (side in ('debit', 'credit')),
  installment         int            not null default 1 check (installment > 0),
  currency            text           not null,
  original            numeric(19, 4) not null check (original >= 0),          -- in its own currency
  original_functional numeric(19, 4) not null check (original_functional >= 0),
  open                numeric(19, 4) not null,
  open_functional     numeric(19, 4) not null,
  document_date       date           not null,
  posting_date        date           not null,
  due_date            date           not null,
  discount_terms      jsonb,
  hold_reason         text,
  hold_until          date,
  held_by             uuid,
  primary key (company_id, id),
  unique (company_id, entry_id, line, installment),
  foreign key (company_id, entry_id, line) references journal_line (company_id, entry_id, line) deferrable initially deferred,
  foreign key (company_id, account_id) references account (company_id, id),
  check (open between 0 and original),
  check (open_functional between 0 and original_functional)
);
create index open_item_party on open_item (company_id, party_id, due_date) include (account_id, side, currency, open, open_functional);
create index open_item_open on open_item (company_id, account_id, due_date) include (party_id, side, currency, open, open_functional) where open <> 0;

create table allocation (
  company_id      uuid        not null,
  id              uuid        not null,
  allocation_date date        not null,
  party_id        uuid        not null,
  reverses        uuid,
  source_entity   text,
  source_id       uuid,
  created_by      uuid        not null,
  created_at      timestamptz not null default clock_timestamp(),
  xid             xid8        not null default pg_current_xact_id(),
  primary key (company_id, id),
  unique (company_id, reverses),
  unique (company_id, id, xid),
  foreign key (company_id, reverses) references allocation (company_id, id)
);

-- amount, discount, withholding and write_off reduce the item in its own currency; negative in a reversal. released is the carrying amount in
-- functional currency that leaves the item, exchange_difference what of it is realised.
create table allocation_line (
  company_id          uuid           not null,
  allocation_id       uuid           not null,
  line                int            not null check (line > 0),
  open_item_id        uuid           not null,
  amount              numeric(19, 4) not null,
  discount            numeric(19, 4) not null default 0,
  withholding         numeric(19, 4) not null default 0,
  write_off           numeric(19, 4) not null default 0,
  released            numeric(19, 4) not null,
  exchange_difference numeric(19, 4) not null default 0,
  xid                 xid8           not null default pg_current_xact_id(),
  primary key (company_id, allocation_id, line),
  foreign key (company_id, allocation_id, xid) references allocation (company_id, id, xid) deferrable initially deferred,
  foreign key (company_id, open_item_id) references open_item (company_id, id)
);
create index allocation_line_item on allocation_line (company_id, open_item_id);
alter table journal_line add foreign key (company_id, allocation_id) references allocation (company_id, id) deferrable initially deferred;

-- The only way that an item's open amount moves; check constraints keep it between zero and the original.
create function allocation_line_applies() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update open_item set open = open - (new.amount + new.discount + new.withholding + new.write_off), open_functional = open_functional - new.released
    where company_id = new.company_id and id = new.open_item_id;
  if not found then
    raise exception 'ledger.no-context' using errcode = '42501';
  end if;
  return null;
end $$;
create trigger allocation_line_applies after insert on allocation_line for each row execute function allocation_line_applies();

-- A new item is wholly open, dated and sided as its line.
create function open_item_new() returns trigger language plpgsql as $$
begin
  if new.open <> new.original or new.open_functional <> new.original_functional then
    raise exception 'ledger.open-item' using errcode = '23514', detail = 'a new item is wholly open';
  end if;
  return new;
end $$;
create trigger open_item_new before insert on open_item for each row execute function open_item_new();

-- Allocated amounts meet at commit, per account and currency: what leaves debit items less what leaves credit items is what the allocation's
-- own lines post on the same control account. So the sum of open items stays the control account's balance.
create function allocation_whole() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if exists (
    select from (
      select i.account_id, i.currency, case i.side when 'debit' then 1 else -1 end * (l.amount + l.discount + l.withholding + l.write_off) as moved,
             case i.side when 'debit' then 1 else -1 end * l.released as moved_functional
        from allocation_line l join open_item i on i.company_id = l.company_id and i.id = l.open_item_id
        where l.company_id = new.company_id and l.allocation_id = new.id
      union all
      select j.account_id, j.currency, j.debit_currency - j.credit_currency, j.debit - j.credit from journal_line j
        where j.company_id = new.company_id and j.allocation_id = new.id) m
      where account_id in (select a.id from account a where a.company_id = new.company_id and a.control is not null)
      group by m.account_id, m.currency having sum(m.moved) <> 0 or sum(m.moved_functional) <> 0)
    or not exists (select from allocation_line where company_id = new.company_id and allocation_id = new.id) then
    raise exception 'allocation.unbalanced' using errcode = '23514';
  end if;
  return null;
end $$;
create constraint trigger allocation_whole after insert on allocation deferrable initially deferred
  for each row execute function allocation_whole();

-- Called by journal_entry_whole(): manual lines never touch a control account; on a party control account a line names its party and its
-- items carry exactly its amounts, unless an allocation posts it.
create function journal_entry_control(e journal_entry) returns void language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  bad text;
begin
  select a.code into bad from journal_line l join account a on a.company_id = l.company_id and a.id = l.account_id
    where l.company_id = e.company_id and l.entry_id = e.id and a.control is not null and e.manual limit 1;
  if found then
    raise exception 'ledger.control-account' using errcode = '23514', detail = bad;
  end if;
  select a.code into bad from journal_line l join account a on a.company_id = l.company_id and a.id = l.account_id
    left join lateral (
      select sum(case side when 'debit' then original else -original end) as original,
             sum(case side when 'debit' then original_functional else -original_functional end) as functional,
             bool_and(i.currency = l.currency and i.account_id = l.account_id and i.party_id = l.party_id
               and i.posting_date = l.posting_date) as alike
      from open_item i where i.company_id = l.company_id and i.entry_id = l.entry_id and i.line = l.line) i on true
    where l.company_id = e.company_id and l.entry_id = e.id
      and case when a.control in ('receivable', 'payable', 'payroll', 'loan') and l.allocation_id is null
            then l.party_id is null or (i.original, i.functional, i.alike)
              is distinct from (l.debit_currency - l.credit_currency, l.debit - l.credit, true)
            else i.alike is not null end
    limit 1;
  if found then
    raise exception 'ledger.open-item' using errcode = '23514', detail = bad;
  end if;
end $$;

-- Items belong to the entry that made them: none is added to an earlier line.
create function open_item_first() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if exists (select from added n where n.company_id <> all (current_setting('twist.companies')::uuid[])) then
    raise exception 'ledger.no-context' using errcode = '42501';
  end if;
  if exists (select from added n join journal_entry e on e.company_id = n.company_id and e.id = n.entry_id) then
    raise exception 'ledger.entry-complete' using errcode = '23514', detail = 'open items cannot be added to an existing entry';
  end if;
  return null;
end $$;
create trigger open_item_first after insert on open_item referencing new table as added
  for each statement execute function open_item_first();

create trigger posted_is_final before update or delete or truncate on allocation for each statement execute function posted_is_final();
create trigger posted_is_final before update or delete or truncate on allocation_line for each statement execute function posted_is_final();
create trigger posted_is_final before delete or truncate on open_item for each statement execute function posted_is_final();

select twist_secure('open_item');
select twist_secure('allocation');
select twist_secure('allocation_line');
grant insert on open_item to twist_app;
grant update (hold_reason, hold_until, held_by) on open_item to twist_app;
grant insert (company_id, id, allocation_date, party_id, reverses, source_entity, source_id, created_by) on allocation to twist_app;
grant insert (company_id, allocation_id, line, open_item_id, amount, discount, withholding, write_off, released, exchange_difference)
  on allocation_line to twist_app;
