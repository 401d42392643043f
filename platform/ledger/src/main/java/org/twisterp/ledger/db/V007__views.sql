-- Posted entries and open items as lists read them: views with the caller's rights, so row-level security holds. Nobody writes through them.

create view ledger_journal_entry with (security_invoker = true) as
select e.id, e.company_id, bigint '1' as version, e.created_by, e.posted_at as created_at, e.posted_by as changed_by, e.posted_at as changed_at,
       jsonb '{}' as custom, e.number, e.journal_id, e.kind, nullif(e.book, '') as book, e.document_date, e.posting_date, e.tax_date, e.period_id,
       e.fiscal_year_id, e.currency, e.narration, e.source_entity, e.source_id::text as source, e.source_number, e.reverses::text as reverses,
       e.posted_by, e.posted_at,
       (select sum(l.debit) from journal_line l where l.company_id = e.company_id and l.entry_id = e.id) as amount
from journal_entry e;

create view ledger_open_item with (security_invoker = true) as
select i.id, i.company_id, bigint '1' as version, e.created_by, e.posted_at as created_at, e.posted_by as changed_by, e.posted_at as changed_at,
       jsonb '{}' as custom, i.account_id, i.party_id, i.side, i.installment, i.currency, i.original, i.open, i.original_functional, i.open_functional,
       i.document_date, i.posting_date, i.due_date, i.hold_reason, i.hold_until, e.number as entry_number, e.source_entity, e.source_id::text as source,
       e.source_number
from open_item i join journal_entry e on e.company_id = i.company_id and e.id = i.entry_id;

grant select on ledger_journal_entry, ledger_open_item to twist_app, twist_keeper, twist_report, twist_backup;
