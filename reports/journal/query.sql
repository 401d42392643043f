select e.posting_date as "postingDate", e.number, j.code as journal, e.source_number as document, e.narration, l.line,
       a.code as account, a.name, p.name as party, l.description as text, l.debit, l.credit
from journal_entry e
join journal j on j.company_id = e.company_id and j.id = e.journal_id
join journal_line l on l.company_id = e.company_id and l.entry_id = e.id
join account a on a.company_id = l.company_id and a.id = l.account_id
left join party_party p on p.id = l.party_id
where e.company_id = :company
  and e.posting_date between coalesce(cast(:from as date), '-infinity') and coalesce(cast(:to as date), 'infinity')
  and (cast(:journal as text) is null or j.code = cast(:journal as text))
order by e.posting_date, e.id, l.line
