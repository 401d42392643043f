-- What was taken in from journals of other programs. A transaction is known by its content, so that the same file, or a longer one,
-- can come again and posts only what is new. Entries are named without a foreign key: the ledger's tables come after these.

create table journal_import (
  company_id  uuid        not null references company (id),
  id          uuid        not null,
  file_name   text        not null,
  imported_by uuid        not null references member (id),
  imported_at timestamptz not null,
  primary key (company_id, id)
);

create table journal_import_entry (
  company_id uuid   not null,
  key        bytea  not null check (length(key) = 32),
  import_id  uuid   not null,
  entry_id   uuid   not null,
  line       bigint not null check (line > 0),
  primary key (company_id, key),
  unique (company_id, entry_id),
  foreign key (company_id, import_id) references journal_import (company_id, id)
);

select twist_secure('journal_import');
select twist_secure('journal_import_entry');
grant insert on journal_import, journal_import_entry to twist_app;
