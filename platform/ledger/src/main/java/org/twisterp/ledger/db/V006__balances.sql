-- Balances by account and period, folded behind the postings by the keeper. A reader adds the lines with xid >= the watermark in the same
-- statement and is always exact. Both tables can be thrown away and rebuilt from the lines.

create table account_balance (
  company_id      uuid           not null,
  account_id      uuid           not null,
  period_id       uuid           not null,
  kind            text           not null,
  book            text           not null,
  currency        text           not null,
  debit           numeric(24, 4) not null,
  credit          numeric(24, 4) not null,
  debit_currency  numeric(24, 4) not null,
  credit_currency numeric(24, 4) not null,
  primary key (company_id, account_id, period_id, kind, book, currency)
) with (fillfactor = 70);

create table balance_watermark (
  one boolean primary key default true check (one),
  xid xid8    not null
);
insert into balance_watermark (xid) values ('0');

select twist_secure('account_balance');
grant select, insert, update, delete on account_balance to twist_keeper;
grant select on balance_watermark to twist_app, twist_report, twist_backup;
grant select, update on balance_watermark to twist_keeper;
