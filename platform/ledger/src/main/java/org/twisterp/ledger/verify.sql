-- Each rule is one query: company, subject, expected, found; no rows when it holds.

-- rule: ledger.entry-balanced
select c.code as company, e.number as subject, '0, of two lines or more' as expected,
       coalesce(sum(l.debit - l.credit), 0) || ', of ' || count(l.line) as found
from journal_entry e join company c on c.id = e.company_id
left join journal_line l on l.company_id = e.company_id and l.entry_id = e.id
group by c.code, e.company_id, e.id
having count(l.line) < 2 or sum(l.debit) <> sum(l.credit)
    or (count(distinct l.currency) = 1 and sum(l.debit_currency) <> sum(l.credit_currency))
order by 1, 2

-- rule: ledger.line-of-entry
select c.code as company, coalesce(e.number, cast(l.entry_id as text)) || ' line ' || l.line as subject, 'as its entry' as expected,
       case when e.id is null then 'no entry' else 'other dates or transaction' end as found
from journal_line l join company c on c.id = l.company_id
left join journal_entry e on e.company_id = l.company_id and e.id = l.entry_id
where e.id is null or (e.xid, e.posting_date, e.period_id, e.kind, e.book) <> (l.xid, l.posting_date, l.period_id, l.kind, l.book)
order by 1, 2

-- rule: ledger.period
select c.code as company, e.number as subject, p.start_date || '..' || p.end_date as expected, cast(e.posting_date as text) as found
from journal_entry e join company c on c.id = e.company_id
join period p on p.company_id = e.company_id and p.id = e.period_id
where e.posting_date not between p.start_date and p.end_date
order by 1, 2

-- rule: ledger.posted-after-close
select c.code as company, e.number as subject, 'before ' || k.changed_at as expected, cast(e.posted_at as text) as found
from journal_entry e join company c on c.id = e.company_id
join journal j on j.company_id = e.company_id and j.id = e.journal_id
cross join lateral (
  select distinct on (l.book) l.state, l.changed_at from period_lock l
  where l.company_id = e.company_id and l.period_id = e.period_id and l.module in (j.kind, '*') and l.book in ('', e.book)
  order by l.book, l.module = '*') k
where k.state in ('closed', 'locked') and e.posted_at > k.changed_at
order by 1, 2

-- rule: ledger.entry-numbers
select c.code as company, j.code || ' ' || y.code as subject, '1..' || coalesce(k.n, 0) as expected,
       coalesce(e.lowest, 0) || '..' || coalesce(e.highest, 0) || ', ' || coalesce(e.entries, 0) || ' entries' as found
from (
  select company_id, journal_id, fiscal_year_id, min(n) as lowest, max(n) as highest, count(distinct n) as entries
  from journal_entry group by 1, 2, 3) e
full join (
  select s.company_id, s.journal_id, k.fiscal_year_id, k.n
  from number_counter k join number_series s on s.company_id = k.company_id and s.id = k.series_id where s.journal_id is not null) k
  on k.company_id = e.company_id and k.journal_id = e.journal_id and k.fiscal_year_id = e.fiscal_year_id
join company c on c.id = coalesce(e.company_id, k.company_id)
join journal j on j.company_id = coalesce(e.company_id, k.company_id) and j.id = coalesce(e.journal_id, k.journal_id)
join fiscal_year y on y.company_id = coalesce(e.company_id, k.company_id) and y.id = coalesce(e.fiscal_year_id, k.fiscal_year_id)
where (e.lowest, e.highest, e.entries) is distinct from (cast(1 as bigint), k.n, k.n)
order by 1, 2

-- rule: ledger.document-numbers
select c.code as company, s.document || ' ' || coalesce(y.code, '') as subject, '1..' || coalesce(k.n, 0) as expected,
       coalesce(i.lowest, 0) || '..' || coalesce(i.highest, 0) || ', ' || coalesce(i.numbers, 0) || ' numbers' as found
from (
  select company_id, series_id, fiscal_year_id, min(n) as lowest, max(n) as highest, count(*) as numbers
  from number_issued group by 1, 2, 3) i
full join (select k.* from number_counter k join number_series s on s.company_id = k.company_id and s.id = k.series_id where s.journal_id is null) k
  on k.company_id = i.company_id and k.series_id = i.series_id and k.fiscal_year_id = i.fiscal_year_id
join company c on c.id = coalesce(i.company_id, k.company_id)
join number_series s on s.company_id = coalesce(i.company_id, k.company_id) and s.id = coalesce(i.series_id, k.series_id)
left join fiscal_year y on y.company_id = coalesce(i.company_id, k.company_id) and y.id = coalesce(i.fiscal_year_id, k.fiscal_year_id)
where (i.lowest, i.highest, i.numbers) is distinct from (cast(1 as bigint), k.n, k.n)
order by 1, 2

-- rule: ledger.balances
select c.code as company, a.code || ' ' || p.code as subject,
       coalesce(l.debit, 0) || ' - ' || coalesce(l.credit, 0) as expected, coalesce(b.debit, 0) || ' - ' || coalesce(b.credit, 0) as found
from (
  select company_id, account_id, period_id, kind, book, currency, sum(debit) as debit, sum(credit) as credit,
         sum(debit_currency) as debit_currency, sum(credit_currency) as credit_currency
  from journal_line where xid < (select xid from balance_watermark) group by 1, 2, 3, 4, 5, 6) l
full join account_balance b using (company_id, account_id, period_id, kind, book, currency)
join company c on c.id = company_id
join account a on a.company_id = c.id and a.id = account_id
join period p on p.company_id = c.id and p.id = period_id
where (l.debit, l.credit, l.debit_currency, l.credit_currency) is distinct from (b.debit, b.credit, b.debit_currency, b.credit_currency)
order by 1, 2

-- rule: ledger.open-items
select c.code as company, a.code || ' ' || coalesce(l.currency, i.currency) as subject,
       coalesce(l.own, 0) || ', ' || coalesce(l.functional, 0) as expected, coalesce(i.own, 0) || ', ' || coalesce(i.functional, 0) as found
from (
  select l.company_id, l.account_id, l.currency, sum(l.debit_currency - l.credit_currency) as own, sum(l.debit - l.credit) as functional
  from journal_line l join account a on a.company_id = l.company_id and a.id = l.account_id
  where a.control in ('receivable', 'payable', 'payroll', 'loan') group by 1, 2, 3) l
full join (
  select company_id, account_id, currency, sum(case side when 'debit' then open else -open end) as own,
         sum(case side when 'debit' then open_functional else -open_functional end) as functional
  from open_item group by 1, 2, 3) i
  on i.company_id = l.company_id and i.account_id = l.account_id and i.currency = l.currency
join company c on c.id = coalesce(l.company_id, i.company_id)
join account a on a.company_id = c.id and a.id = coalesce(l.account_id, i.account_id)
where (coalesce(l.own, 0), coalesce(l.functional, 0)) <> (coalesce(i.own, 0), coalesce(i.functional, 0))
order by 1, 2

-- rule: ledger.allocations
select c.code as company, cast(i.id as text) as subject, i.original - coalesce(l.settled, 0) || ', ' || i.original_functional - coalesce(l.released, 0)
       as expected, i.open || ', ' || i.open_functional as found
from open_item i join company c on c.id = i.company_id
left join (
  select company_id, open_item_id, sum(amount + discount + withholding + write_off) as settled, sum(released) as released
  from allocation_line group by 1, 2) l on l.company_id = i.company_id and l.open_item_id = i.id
where i.open <> i.original - coalesce(l.settled, 0) or i.open_functional <> i.original_functional - coalesce(l.released, 0)
order by 1, 2

-- rule: ledger.reversals
select c.code as company, r.number as subject, 'the mirror of ' || e.number as expected, a.code || ' differs by ' || sum(l.debit - l.credit) as found
from journal_entry r join journal_entry e on e.company_id = r.company_id and e.id = r.reverses
join company c on c.id = r.company_id
join journal_line l on l.company_id = r.company_id and l.entry_id in (r.id, e.id)
join account a on a.company_id = l.company_id and a.id = l.account_id
group by c.code, r.number, e.number, a.code having sum(l.debit - l.credit) <> 0
order by 1, 2
