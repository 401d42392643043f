package org.twisterp.runtime.imports;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.twisterp.kernel.Currency;
import org.twisterp.kernel.Uuid7;
import org.twisterp.ledger.EntryDraft;
import org.twisterp.ledger.EntryKind;
import org.twisterp.ledger.Ledger;
import org.twisterp.ledger.LedgerFault;
import org.twisterp.ledger.LineDraft;
import org.twisterp.ledger.People;
import org.twisterp.ledger.Source;
import org.twisterp.runtime.persistence.Unit;
import org.twisterp.spi.Call;

/**
 * Post a batch of transactions in one database transaction: entries, the keys they are known by, audit rows.
 *
 * <p>Batches of one company take turns by an advisory lock, so two imports of the same file at once post nothing twice.
 */
final class ImportBatch {

    static final String SOURCE = "platform.journal-import";
    private static final String JOURNAL = "general";

    private final UUID importId;
    private final String fileName;
    private final Map<String, UUID> accounts;

    ImportBatch(UUID importId, String fileName, Map<String, UUID> accounts) {
        this.importId = importId;
        this.fileName = fileName;
        this.accounts = accounts;
    }

    /** Return which of these were posted before. */
    static Set<Judgement.Key> known(Unit unit, List<Judgement.Fit> batch) {
        String sql = "select key from journal_import_entry where company_id = ? and key = any(?)";
        Set<Judgement.Key> known = new HashSet<>();
        try (PreparedStatement select = unit.connection().prepareStatement(sql)) {
            byte[][] keys = batch.stream().map(fit -> fit.key().bytes()).toArray(byte[][]::new);
            select.setObject(1, unit.call().inCompany().id());
            select.setArray(2, unit.connection().createArrayOf("bytea", keys));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    known.add(Judgement.Key.of(rows.getBytes(1)));
                }
            }
            return known;
        } catch (SQLException failed) {
            throw LedgerFault.of(failed);
        }
    }

    /** Post what is not known yet; returns what was. */
    Set<Judgement.Key> post(Unit unit, List<Judgement.Fit> batch) {
        try {
            takeTurn(unit);
            Set<Judgement.Key> known = known(unit, batch);
            List<Judgement.Fit> fresh =
                    batch.stream().filter(fit -> !known.contains(fit.key())).toList();
            if (!fresh.isEmpty()) {
                List<EntryDraft> entries =
                        fresh.stream().map(fit -> entry(unit.call(), fit)).toList();
                Ledger.appendAll(unit.connection(), entries);
                remember(unit, fresh, entries);
                audit(unit, fresh, entries);
            }
            return known;
        } catch (SQLException failed) {
            throw LedgerFault.of(failed);
        }
    }

    private static void takeTurn(Unit unit) throws SQLException {
        String sql = "select pg_advisory_xact_lock(hashtextextended('journal-import ' || ?, 0))";
        try (PreparedStatement lock = unit.connection().prepareStatement(sql)) {
            lock.setString(1, unit.call().inCompany().id().toString());
            lock.execute();
        }
    }

    private EntryDraft entry(Call call, Judgement.Fit fit) {
        Currency currency = call.inCompany().currency();
        List<LineDraft> lines = new ArrayList<>();
        for (Judgement.Posting posting : fit.postings()) {
            lines.add(line(posting, currency));
        }
        return new EntryDraft(
                Uuid7.next(),
                call.inCompany(),
                JOURNAL,
                EntryKind.ORDINARY,
                "",
                fit.date(),
                fit.date(),
                fit.date(),
                null,
                fit.narration(),
                true,
                new Source(SOURCE, importId, fileName + ":" + fit.line()),
                null,
                People.only(call.user().id()),
                lines);
    }

    private LineDraft line(Judgement.Posting posting, Currency currency) {
        BigDecimal debit = posting.amount().max(BigDecimal.ZERO);
        BigDecimal credit = posting.amount().negate().max(BigDecimal.ZERO);
        UUID account = Objects.requireNonNull(accounts.get(posting.account()), posting.account());
        String description = posting.description().isEmpty() ? null : posting.description();
        return new LineDraft(
                account,
                debit,
                credit,
                currency,
                debit,
                credit,
                BigDecimal.ONE,
                null,
                null,
                description,
                null,
                null,
                Map.of(),
                null,
                List.of(),
                null);
    }

    private void remember(Unit unit, List<Judgement.Fit> fresh, List<EntryDraft> entries) throws SQLException {
        Connection connection = unit.connection();
        Call call = unit.call();
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into journal_import (company_id, id, file_name, imported_by, imported_at)
                values (?, ?, ?, ?, ?) on conflict do nothing""")) {
            insert.setObject(1, call.inCompany().id());
            insert.setObject(2, importId);
            insert.setString(3, fileName);
            insert.setObject(4, call.user().id());
            insert.setObject(5, unit.now().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into journal_import_entry (company_id, key, import_id, entry_id, line) values (?, ?, ?, ?, ?)""")) {
            for (int i = 0; i < fresh.size(); i++) {
                insert.setObject(1, call.inCompany().id());
                insert.setBytes(2, fresh.get(i).key().bytes());
                insert.setObject(3, importId);
                insert.setObject(4, entries.get(i).id());
                insert.setLong(5, fresh.get(i).line());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private void audit(Unit unit, List<Judgement.Fit> fresh, List<EntryDraft> entries) throws SQLException {
        Call call = unit.call();
        try (PreparedStatement insert = unit.connection().prepareStatement("""
                insert into audit_log (id, company_id, entity, record_id, record_code, action, actor, roles, channel, correlation,
                  business_date, at, comment)
                values (?, ?, ?, ?, ?, 'import', ?, ?, ?, ?, ?, ?, ?)""")) {
            for (int i = 0; i < fresh.size(); i++) {
                insert.setObject(1, Uuid7.next());
                insert.setObject(2, call.inCompany().id());
                insert.setString(3, "ledger.journal-entry");
                insert.setObject(4, entries.get(i).id());
                insert.setString(5, fileName + ":" + fresh.get(i).line());
                insert.setObject(6, call.user().id());
                insert.setArray(
                        7, unit.connection().createArrayOf("text", call.roles().toArray()));
                insert.setString(8, call.channel().name().toLowerCase(java.util.Locale.ROOT));
                insert.setString(9, call.correlation());
                insert.setObject(10, call.businessDate());
                insert.setObject(11, unit.now().atOffset(ZoneOffset.UTC));
                insert.setString(12, fresh.get(i).narration());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
