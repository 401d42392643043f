package org.twisterp.runtime.query;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Currency;
import org.twisterp.kernel.Ref;
import org.twisterp.kernel.Refusal;
import org.twisterp.kernel.Rounding;
import org.twisterp.ledger.api.Entries;
import org.twisterp.ledger.api.EntryView;
import org.twisterp.runtime.persistence.Unit;
import org.twisterp.runtime.persistence.UnitsOfWork;
import org.twisterp.spi.Call;

/** Show posted entries in the shape of the REST contract, for programs and for the GL tab of a document alike. */
public final class JournalEntries {

    /** Entity whose records the dimension of a line points at. */
    private static final Map<String, String> ENTITY_OF = Map.of(
            "costCenter", "finance.cost-center",
            "project", "projects.project",
            "programme", "ngo.programme",
            "grant", "ngo.grant",
            "item", "item.item",
            "asset", "assets.asset");

    private final UnitsOfWork units;

    public JournalEntries(UnitsOfWork units) {
        this.units = units;
    }

    /** Return the entries of a document, reversals included; empty while it is not posted. */
    public List<Map<String, @Nullable Object>> of(Call call, UUID document) {
        return units.read(
                call,
                unit -> Entries.ofSource(unit.context()::rows, call.inCompany().id(), document).stream()
                        .map(entry -> shown(unit, entry))
                        .toList());
    }

    /**
     * Return one entry.
     *
     * @throws org.twisterp.kernel.RefusalException not found
     */
    public Map<String, @Nullable Object> one(Call call, UUID id) {
        return units.read(call, unit -> Entries.byId(
                        unit.context()::rows, call.inCompany().id(), id)
                .map(entry -> shown(unit, entry))
                .orElseThrow(() -> Refusal.notFound().exception()));
    }

    private static Map<String, @Nullable Object> shown(Unit unit, EntryView entry) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("id", entry.id());
        shown.put("number", entry.number());
        shown.put("journal", entry.journal());
        shown.put("kind", entry.kind());
        shown.put("book", entry.book());
        shown.put("documentDate", entry.documentDate());
        shown.put("postingDate", entry.postingDate());
        shown.put("taxDate", entry.taxDate());
        shown.put("period", entry.period());
        shown.put("fiscalYear", entry.fiscalYear());
        shown.put("currency", entry.currency());
        shown.put("narration", entry.narration());
        shown.put("source", source(entry));
        shown.put("reverses", entry.reverses());
        shown.put("reversedBy", entry.reversedBy());
        shown.put("createdBy", login(unit, entry.createdBy()));
        shown.put(
                "approvedBy",
                entry.approvedBy().stream().map(id -> login(unit, id)).toList());
        shown.put("postedBy", login(unit, entry.postedBy()));
        shown.put("postedAt", entry.postedAt());
        Currency functional = Currency.of(entry.currency());
        shown.put(
                "lines",
                entry.lines().stream().map(line -> line(unit, line, functional)).toList());
        return shown;
    }

    private static @Nullable Map<String, @Nullable Object> source(EntryView entry) {
        if (entry.source() == null) {
            return null;
        }
        Map<String, @Nullable Object> source = new LinkedHashMap<>();
        source.put("entity", entry.sourceEntity());
        source.put("id", entry.source());
        source.put("number", entry.sourceNumber());
        return source;
    }

    private static Map<String, @Nullable Object> line(Unit unit, EntryView.Line line, Currency functional) {
        Currency own = Currency.of(line.currency());
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("line", line.line());
        shown.put("account", line.accountCode());
        shown.put("accountName", line.accountName());
        shown.put("debit", money(line.debit(), functional));
        shown.put("credit", money(line.credit(), functional));
        shown.put("currency", line.currency());
        shown.put("debitCurrency", money(line.debitCurrency(), own));
        shown.put("creditCurrency", money(line.creditCurrency(), own));
        shown.put("rate", plain(line.rate()));
        shown.put("rateDate", line.rateDate());
        shown.put("party", code(unit, "party.party", line.party()));
        shown.put("dueDate", line.dueDate());
        shown.put("openItem", line.openItem());
        shown.put("tax", code(unit, "finance.tax", line.tax()));
        shown.put("taxBase", line.taxBase() == null ? null : money(line.taxBase(), own));
        shown.put("tags", line.tags());
        ENTITY_OF.keySet().stream()
                .sorted()
                .forEach(name -> shown.put(
                        name, code(unit, ENTITY_OF.get(name), line.dimensions().get(name))));
        shown.put("counterpartyCompany", line.dimensions().get("counterpartyCompany"));
        shown.put("interCompanyTransaction", line.dimensions().get("interCompanyTransaction"));
        shown.put("description", line.description());
        return shown;
    }

    private static @Nullable String code(Unit unit, @Nullable String entity, @Nullable UUID id) {
        return id == null || entity == null ? null : unit.context().codeOf(entity, Ref.of(id));
    }

    static String login(Unit unit, UUID user) {
        return unit.context().rows("select login from member where id = :id", Map.of("id", user)).stream()
                .map(row -> String.valueOf(row.get("login")))
                .findFirst()
                .orElse(user.toString());
    }

    private static String money(BigDecimal amount, Currency currency) {
        return Rounding.round(amount, currency).toPlainString();
    }

    private static String plain(BigDecimal value) {
        BigDecimal bare = value.stripTrailingZeros();
        return (bare.scale() < 0 ? bare.setScale(0) : bare).toPlainString();
    }
}
