package org.twisterp.ledger;

import java.sql.Connection;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Refusal;
import org.twisterp.kernel.Uuid7;
import org.twisterp.spi.Company;

/** Take document numbers without gaps. The counter stays locked until the transaction ends, so take them last. */
public final class Numbers {

    private static final UUID NEVER = new UUID(0, 0);
    private static final String JOURNAL_PATTERN = "{journal}-{fy}-{n:000000}";

    private Numbers() {}

    /** Hold a series with what its next number looks like, all but the number itself. */
    record Series(UUID id, NumberPattern pattern, @Nullable Integer maxLength, boolean chronological, boolean perYear) {

        Map<String, Object> parameters(String prefix, UUID fiscalYear, Map<String, String> words) {
            NumberPattern.Affixes affixes = pattern.affixes(words);
            return Map.of(
                    prefix + "Series",
                    id,
                    prefix + "Year",
                    perYear ? fiscalYear : NEVER,
                    prefix + "Count",
                    1L,
                    prefix + "Chronological",
                    chronological,
                    prefix + "Prefix",
                    affixes.prefix(),
                    prefix + "Width",
                    affixes.width(),
                    prefix + "Suffix",
                    affixes.suffix());
        }

        String checked(String number) {
            if (maxLength != null && number.length() > maxLength) {
                throw Refusal.invalid("number.too-long", "number", number, "maxLength", maxLength)
                        .exception();
            }
            return number;
        }
    }

    /**
     * Take the next number for a document that posts no entry.
     *
     * @param date day that decides the fiscal year and the chronological order
     * @throws org.twisterp.kernel.RefusalException {@code ledger.no-period}, {@code number.too-long}, {@code number.not-chronological}
     */
    public static String take(
            Connection connection, Company company, DocumentSeries document, UUID id, LocalDate date) {
        JdbcRows rows = new JdbcRows(connection);
        Series series = ofDocument(rows, company, document);
        Map<String, Object> year = rows.rows("""
                        select id, code from fiscal_year
                        where company_id = :company and cast(:date as date) between start_date and end_date
                        """, Map.of("company", company.id(), "date", date)).stream()
                .findFirst()
                .orElseThrow(
                        () -> Refusal.invalid("ledger.no-period", "date", date).exception());
        Map<String, Object> parameters = new HashMap<>(
                series.parameters("document", JdbcRows.id(year, "id"), words(document, JdbcRows.text(year, "code"))));
        parameters.put("company", company.id());
        parameters.put("date", date);
        parameters.put("entity", document.document());
        parameters.put("entityId", id);
        List<Map<String, @Nullable Object>> issued = rows.rows("""
                with %s, issued as (
                  insert into number_issued (company_id, series_id, fiscal_year_id, n, number, entity, entity_id)
                  select :company, :documentSeries, :documentYear, n, number, :entity, :entityId from document_number returning number)
                select number from issued
                """.formatted(taking("document", "")), parameters);
        return series.checked(JdbcRows.text(one(issued), "number"));
    }

    /** Take {@code count} numbers at once; returns the last. All of them are used in the same transaction. */
    static long take(JdbcRows rows, Company company, Series series, UUID fiscalYear, LocalDate date, int count) {
        Map<String, Object> parameters = new HashMap<>(series.parameters("entry", fiscalYear, Map.of()));
        parameters.put("company", company.id());
        parameters.put("date", date);
        parameters.put("entryCount", (long) count);
        Object last = one(rows.rows("with " + taking("entry", "") + " select n from entry_taken", parameters))
                .get("n");
        return ((Number) Objects.requireNonNull(last)).longValue();
    }

    /** Return the common table expression that takes a number; {@code from} chains it behind another, so that locks keep their order. */
    static String taking(String prefix, String from) {
        return """
                PFX_taken as (
                  insert into number_counter as c (company_id, series_id, fiscal_year_id, n, last_date)
                  select :company, :PFXSeries, :PFXYear, :PFXCount, :date FROM
                  on conflict (company_id, series_id, fiscal_year_id)
                    do update set n = c.n + :PFXCount, last_date = greatest(c.last_date, excluded.last_date)
                    where not :PFXChronological or c.last_date <= excluded.last_date
                  returning n),
                PFX_number as (
                  select n, :PFXPrefix || lpad(cast(n as text), greatest(:PFXWidth, length(cast(n as text))), '0') || :PFXSuffix as number
                  from PFX_taken)""".replace("FROM", from.isEmpty() ? "where true" : "from " + from)
                .replace("PFX", prefix);
    }

    /** Return the only row; none means that the counter refused the date. */
    static Map<String, @Nullable Object> one(List<Map<String, @Nullable Object>> taken) {
        if (taken.isEmpty()) {
            throw Refusal.invalid("number.not-chronological").exception();
        }
        return taken.getFirst();
    }

    static Map<String, String> words(DocumentSeries document, String fiscalYear) {
        return Map.of("branch", document.branch(), "fy", fiscalYear);
    }

    static Series ofJournal(JdbcRows rows, Company company, UUID journal, @Nullable String pattern) {
        Map<String, Object> key = new HashMap<>(Map.of("branch", ""));
        key.put("journal", journal);
        key.put("document", null);
        return series(rows, company, key, pattern == null ? JOURNAL_PATTERN : pattern);
    }

    static Series ofDocument(JdbcRows rows, Company company, DocumentSeries document) {
        Map<String, Object> key = new HashMap<>(Map.of("branch", document.branch(), "document", document.document()));
        key.put("journal", null);
        return series(rows, company, key, document.pattern());
    }

    private static Series series(JdbcRows rows, Company company, Map<String, Object> key, String pattern) {
        Map<String, Object> parameters = new HashMap<>(key);
        parameters.put("company", company.id());
        List<Map<String, @Nullable Object>> found = rows.rows(SERIES, parameters);
        if (found.isEmpty()) {
            parameters.put("id", Uuid7.next());
            parameters.put("pattern", NumberPattern.of(pattern).text());
            rows.update("""
                    insert into number_series (company_id, id, journal_id, document, branch, pattern)
                    values (:company, :id, :journal, :document, :branch, :pattern) on conflict do nothing
                    """, parameters);
            found = rows.rows(SERIES, parameters);
        }
        Map<String, @Nullable Object> row = found.getFirst();
        return new Series(
                JdbcRows.id(row, "id"),
                NumberPattern.of(JdbcRows.text(row, "pattern")),
                (Integer) row.get("max_length"),
                JdbcRows.is(row, "chronological"),
                JdbcRows.text(row, "reset").equals("fiscal-year"));
    }

    private static final String SERIES = """
            select id, pattern, max_length, chronological, reset from number_series
            where company_id = :company and journal_id is not distinct from cast(:journal as uuid)
              and document is not distinct from cast(:document as text) and branch = :branch
            """;
}
