-- The same for one entity whose documents post; $TABLE and $ENTITY are put in.

-- rule: audit.document-posted
select c.code as company, coalesce(d.number, cast(d.id as text)) as subject, 'an entry' as expected, 'none' as found
from $TABLE d join company c on c.id = d.company_id
where d.status in ('posted', 'reversed')
  and not exists (select from journal_entry e where e.company_id = d.company_id and e.source_id = d.id)
order by 1, 2

-- rule: audit.document-witnessed
select c.code as company, coalesce(d.number, cast(d.id as text)) as subject, 'an audit row of post' as expected, 'none' as found
from $TABLE d join company c on c.id = d.company_id
where d.status in ('posted', 'reversed')
  and not exists (select from audit_log a where a.company_id = d.company_id and a.record_id = d.id and a.action = 'post')
order by 1, 2

-- rule: audit.source-stored
select c.code as company, e.number as subject, 'its $ENTITY, posted' as expected, coalesce(d.status, 'none') as found
from journal_entry e join company c on c.id = e.company_id
left join $TABLE d on d.company_id = e.company_id and d.id = e.source_id
where e.source_entity = '$ENTITY' and (d.id is null or d.status not in ('posted', 'reversed'))
order by 1, 2
