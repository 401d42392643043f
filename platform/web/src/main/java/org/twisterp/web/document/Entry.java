package org.twisterp.web.document;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.twisterp.web.desk.Desk;
import org.twisterp.web.parts.Figures;

/** Show a posted journal entry, under its document and on a page of its own. */
public final class Entry {

    private static final List<String> DIMENSIONS =
            List.of("costCenter", "project", "programme", "grant", "item", "asset");

    private final Desk desk;
    private final Map<String, @Nullable Object> values;
    private final List<Line> lines = new ArrayList<>();

    /** Show an entry in the shape of the REST contract. */
    public Entry(Desk desk, Map<String, @Nullable Object> values) {
        this.desk = desk;
        this.values = values;
        if (values.get("lines") instanceof List<?> all) {
            all.forEach(line -> lines.add(new Line((Map<?, ?>) line)));
        }
    }

    private String text(String name) {
        Object value = values.get(name);
        return value == null ? "" : value.toString();
    }

    public String getNumber() {
        return text("number");
    }

    public String getHref() {
        return desk.address().to("ledger.journal-entry", text("id")).toString();
    }

    public String getCurrency() {
        return text("currency");
    }

    public List<Line> getLines() {
        return lines;
    }

    public BigDecimal getDebit() {
        return sum("debit");
    }

    public BigDecimal getCredit() {
        return sum("credit");
    }

    private BigDecimal sum(String side) {
        return lines.stream().map(line -> line.amount(side)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Return journal, moment and person of the posting as one sentence. */
    public String getSealed() {
        String at = values.get("postedAt") instanceof Instant moment
                ? Figures.day(moment.atZone(zone()).toLocalDate(), desk.locale()) + " "
                        + Figures.time(moment, zone(), desk.locale())
                : text("postedAt");
        return desk.word("document.sealed", getNumber(), at, text("postedBy"));
    }

    private ZoneId zone() {
        return desk.call().inCompany().timeZone();
    }

    /** Return what an entry says about itself: journal, dates, period, kind, narration. */
    public Map<String, String> getFacts() {
        Map<String, String> facts = new LinkedHashMap<>();
        for (String name : List.of(
                "journal",
                "postingDate",
                "documentDate",
                "taxDate",
                "period",
                "kind",
                "narration",
                "createdBy",
                "postedBy")) {
            Object value = values.get(name);
            if (value != null && !value.toString().isEmpty()) {
                facts.put(desk.word("entry." + name), Figures.day(value, desk.locale()));
            }
        }
        return facts;
    }

    /** Return the number of the document it comes from; empty when it has none. */
    public String getSource() {
        return values.get("source") instanceof Map<?, ?> source && source.get("number") != null
                ? source.get("number").toString()
                : "";
    }

    /** Return the address of the document it comes from; empty when it has none. */
    public String getSourceHref() {
        return values.get("source") instanceof Map<?, ?> source && source.get("entity") != null
                ? desk.address()
                        .to(source.get("entity").toString(), String.valueOf(source.get("id")))
                        .toString()
                : "";
    }

    /** Return the address of the entry that takes it back, or that it takes back; empty when there is none. */
    public String getOtherHref() {
        return values.get("reversedBy") instanceof UUID by
                ? desk.address().to("ledger.journal-entry", by.toString()).toString()
                : values.get("reverses") instanceof UUID of
                        ? desk.address()
                                .to("ledger.journal-entry", of.toString())
                                .toString()
                        : "";
    }

    public boolean isReversed() {
        return values.get("reversedBy") != null;
    }

    /** Show a line of an entry. */
    public final class Line {

        private final Map<?, ?> line;

        Line(Map<?, ?> line) {
            this.line = line;
        }

        private String text(String name) {
            Object value = line.get(name);
            return value == null ? "" : value.toString();
        }

        BigDecimal amount(String side) {
            String amount = text(side);
            return amount.isEmpty() ? BigDecimal.ZERO : new BigDecimal(amount);
        }

        public String getAccount() {
            return text("account");
        }

        public String getName() {
            return text("accountName");
        }

        public String getHref() {
            return desk.address().to("queries", "finance.general-ledger") + "?account=" + getAccount();
        }

        /** Return the debit; null when the line stands on the other side. */
        public @Nullable BigDecimal getDebit() {
            return side("debit");
        }

        public @Nullable BigDecimal getCredit() {
            return side("credit");
        }

        private @Nullable BigDecimal side(String side) {
            BigDecimal amount = amount(side);
            return amount.signum() == 0 ? null : amount;
        }

        /** Return dimensions and party as short tags. */
        public List<String> getTags() {
            return Stream.concat(DIMENSIONS.stream(), Stream.of("party", "tax"))
                    .map(this::text)
                    .filter(tag -> !tag.isEmpty())
                    .toList();
        }

        /** Return the line's own words, or the day its open item is due. */
        public String getText() {
            Object due = line.get("dueDate");
            String said = text("description");
            return due == null ? said : desk.word("entry.due", Figures.day(due, desk.locale()));
        }

        /** Return the amount in the line's own currency; empty when it is the company's. */
        public String getForeign() {
            if (text("currency").equals(getCurrency())) {
                return "";
            }
            BigDecimal own = amount("debitCurrency").signum() == 0 ? amount("creditCurrency") : amount("debitCurrency");
            return Figures.amount(own, desk.locale()) + " " + text("currency");
        }
    }
}
