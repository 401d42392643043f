package org.twisterp.runtime.action;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twisterp.ledger.AccountRoles;
import org.twisterp.ledger.DocumentSeries;
import org.twisterp.ledger.EntryDraft;
import org.twisterp.ledger.Ledger;
import org.twisterp.ledger.Numbers;
import org.twisterp.ledger.People;
import org.twisterp.ledger.PostedEntry;
import org.twisterp.ledger.Posting;
import org.twisterp.ledger.PostingRule;
import org.twisterp.ledger.PostingRules;
import org.twisterp.ledger.Reversal;
import org.twisterp.ledger.Source;
import org.twisterp.runtime.definition.Definitions;
import org.twisterp.runtime.draft.Records;
import org.twisterp.runtime.persistence.Unit;
import org.twisterp.spi.Company;
import org.twisterp.spi.Document;
import org.twisterp.spi.PostingFacts;

/** Bring a document to the ledger: facts, posting rule, entry; and take it back by a mirror. */
final class Books {

    private final Unit unit;
    private final Definitions definitions;
    private final Records.Loaded loaded;
    private final Document document;

    Books(Unit unit, Definitions definitions, Records.Loaded loaded) {
        this.unit = unit;
        this.definitions = definitions;
        this.loaded = loaded;
        this.document = (Document) loaded.record();
    }

    /** Resolve what the document posts; empty when it posts nothing. Writes nothing. */
    Optional<EntryDraft> entry(List<UUID> approvedBy) {
        PostingFacts facts = document.post(unit.context());
        if (facts == null) {
            return Optional.empty();
        }
        PostingRule rule = definitions
                .posting(unit.call(), loaded.entity().id())
                .orElseThrow(() -> new IllegalStateException(loaded.entity().id() + " has no posting.yaml"));
        Company company = unit.call().inCompany();
        People people = new People(
                Objects.requireNonNull(document.createdBy()),
                approvedBy,
                unit.call().user().id(),
                null);
        Source source = new Source(loaded.entity().id(), document.id(), document.number());
        return Optional.of(new PostingRules(AccountRoles.load(unit.connection(), company), definitions.conditions())
                .resolve(rule, facts, new Posting(company, source, people)));
    }

    /** Check an entry by the ledger's rules, taking nothing. */
    void check(EntryDraft entry) {
        Ledger.check(unit.connection(), entry);
    }

    /** Append the entry and take the document's number with it, as the last statement that others could wait for. */
    PostedEntry append(EntryDraft entry) {
        return Ledger.append(unit.connection(), entry, series().orElse(null));
    }

    /** Take the number of a document that posts nothing; null when it has one or needs none. */
    @Nullable
    String number() {
        LocalDate date = document.numberingDate();
        return series().map(series -> Numbers.take(
                        unit.connection(),
                        unit.call().inCompany(),
                        series,
                        document.id(),
                        date == null ? unit.call().businessDate() : date))
                .orElse(null);
    }

    /** Write number and moment of posting beside the entry, without another version. */
    void stamp(@Nullable String number) {
        String sql = "update " + loaded.entity().table()
                + " set number = coalesce(number, ?) where company_id = ? and id = ?";
        try (PreparedStatement update = unit.connection().prepareStatement(sql)) {
            update.setString(1, number);
            update.setObject(2, document.companyId());
            update.setObject(3, document.id());
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        if (document.number() == null) {
            loaded.set("number", number);
        }
    }

    /** Reverse every entry of the document that stands. */
    List<PostedEntry> reverse(@Nullable LocalDate date, @Nullable String reason) {
        List<PostedEntry> mirrors = new ArrayList<>();
        for (UUID entry : standing()) {
            mirrors.add(Reversal.reverse(
                    unit.connection(),
                    new Reversal.Request(
                            unit.call().inCompany(),
                            entry,
                            date,
                            reason == null ? "" : reason,
                            People.only(unit.call().user().id()))));
        }
        return mirrors;
    }

    private List<UUID> standing() {
        List<UUID> entries = new ArrayList<>();
        try (PreparedStatement select = unit.connection().prepareStatement("""
                select e.id from journal_entry e
                where e.company_id = ? and e.source_id = ? and e.reverses is null
                  and not exists (select from journal_entry r where r.company_id = e.company_id and r.reverses = e.id)
                order by e.posted_at, e.id""")) {
            select.setObject(1, document.companyId());
            select.setObject(2, document.id());
            ResultSet rows = select.executeQuery();
            while (rows.next()) {
                entries.add(rows.getObject(1, UUID.class));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return entries;
    }

    private Optional<DocumentSeries> series() {
        String pattern = loaded.workflow().number();
        return document.number() != null || pattern.isEmpty()
                ? Optional.empty()
                : Optional.of(DocumentSeries.of(loaded.entity().id(), pattern));
    }
}
