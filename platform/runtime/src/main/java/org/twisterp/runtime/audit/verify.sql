-- Each rule is one query: company, subject, expected, found; no rows when it holds.

-- rule: audit.entry-witnessed
select c.code as company, e.number as subject, 'an audit row' as expected, 'none' as found
from journal_entry e join company c on c.id = e.company_id
where not exists (select from audit_log a where a.company_id = e.company_id and a.record_id = e.source_id)
  and not exists (select from audit_log a where a.company_id = e.company_id and a.record_id = e.id)
order by 1, 2

-- rule: audit.entry-sourced
select c.code as company, e.number as subject, 'a source' as expected, 'none' as found
from journal_entry e join company c on c.id = e.company_id
where e.source_id is null
order by 1, 2

-- rule: audit.import-known
select c.code as company, e.number as subject, 'known as imported' as expected, 'not known' as found
from journal_entry e join company c on c.id = e.company_id
where e.source_entity = 'platform.journal-import'
  and not exists (select from journal_import_entry k where k.company_id = e.company_id and k.entry_id = e.id)
order by 1, 2

-- rule: audit.import-posted
select c.code as company, i.file_name || ':' || k.line as subject, 'an entry' as expected, 'none' as found
from journal_import_entry k join company c on c.id = k.company_id
join journal_import i on i.company_id = k.company_id and i.id = k.import_id
where not exists (select from journal_entry e where e.company_id = k.company_id and e.id = k.entry_id)
order by 1, 2
