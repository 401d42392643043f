package org.twisterp.runtime.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.twisterp.runtime.sample.SamplePlatform.NOTE;
import static org.twisterp.runtime.sample.SamplePlatform.as;
import static org.twisterp.runtime.sample.SamplePlatform.create;
import static org.twisterp.runtime.sample.SamplePlatform.line;
import static org.twisterp.runtime.sample.SamplePlatform.note;
import static org.twisterp.runtime.sample.SamplePlatform.partner;
import static org.twisterp.runtime.sample.SamplePlatform.platform;
import static org.twisterp.runtime.sample.SamplePlatform.refused;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.twisterp.kernel.Refusal;
import org.twisterp.runtime.draft.Reference;
import org.twisterp.spi.Call;

class ListsTest {

    private static String one;
    private static String two;

    private final Lists lists = platform().lists();
    private final Call writer = as("writer");

    @BeforeAll
    static void notes() {
        one = partner();
        two = partner();
        for (int i = 1; i <= 7; i++) {
            Map<String, Object> json = note(i % 2 == 0 ? two : one, String.valueOf(i));
            json.put("reference", i == 7 ? null : "L" + i);
            json.put("noteDate", "2026-02-0" + (i + 1) / 2);
            json.put("currency", i == 5 ? "EUR" : "USD");
            json.put("copies", i == 3 ? List.of(two) : List.of());
            if (i == 4) {
                json.put("lines", List.of(line("1", "0.10"), line("2", "0.20")));
            }
            create(as("writer"), NOTE, json);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "reference==L1 | L1",
                "reference==l* | L1 L2 L3 L4 L5 L6",
                "reference!=L1;reference!=L2 | L3 L4 L5 L6 null",
                "reference=in=(L1,L2) | L1 L2",
                "reference=out=(L1,L2,L3,L4,L5) | L6 null",
                "reference=null=true | null",
                "partner==TWO | L2 L4 L6",
                "partner.name=='*TWO' | L2 L4 L6",
                "partner==NOBODY | ",
                "copies==TWO | L3",
                "noteDate>=2026-02-02;noteDate=lt=2026-02-04 | L3 L4 L5 L6",
                "amountTotal>9;amountTotal<=15 | L5",
                "(amountTotal>9;amountTotal<=15.00),reference==L1 | L1 L5",
                "lines.unitPrice==0.2 | L4",
                "status==draft;(reference==L1,reference==L2) | L1 L2",
                "createdBy==writer;reference==L1 | L1",
                "createdBy==chief | ",
                "urgent==false;reference==L1 | L1",
            })
    void filters_find(String filter, String expected) {
        String own = "(partner==" + one + ",partner==" + two + ");(";
        ListPage page = lists.page(
                writer,
                NOTE,
                ListRequest.first()
                        .where(own + filter.replace("TWO", two) + ")")
                        .sortedBy("reference"));
        assertEquals(
                expected == null ? List.of() : List.of(expected.split(" ")),
                page.rows().stream()
                        .map(r -> String.valueOf(r.values().get("reference")))
                        .toList());
        assertEquals(page.rows().size(), page.approximateCount());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "colour==red | field.unknown | colour",
                "lines==1 | field.unknown | lines",
                "lines.colour==1 | field.unknown | lines.colour",
                "partner.colour==1 | field.unknown | partner.colour",
                "reference.x==1 | field.unknown | reference.x",
                "noteDate==yesterday | filter.value | noteDate",
                "amountTotal>1e2 | filter.value | amountTotal",
                "urgent==yes | filter.value | urgent",
                "noteDate>+999999999-01-01 | filter.value | noteDate",
                "urgent>true | filter.operator | urgent",
                "reference== | filter.unreadable | filter",
                "reference=foo=1 | filter.unreadable | filter",
                "'; drop table sample_note' | filter.unreadable | filter",
            })
    void filters_are_refused_by_name(String filter, String code, String field) {
        Refusal refusal =
                refused(() -> lists.page(writer, NOTE, ListRequest.first().where(filter)));
        assertEquals(code, refusal.code());
        assertEquals(400, refusal.grounds().status());
        assertEquals(field, refusal.violations().getFirst().field());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "reference",
                "-reference",
                "-noteDate,reference",
                "partner,-amountTotal",
                "createdBy,noteDate,-reference"
            })
    void pages_return_each_row_once_in_order(String sort) {
        ListRequest request = ListRequest.first()
                .where("partner==" + one + ",partner==" + two)
                .sortedBy(sort);
        List<Object> whole = lists.page(writer, NOTE, request).rows().stream()
                .map(r -> (Object) r.id())
                .toList();
        List<Object> paged = new ArrayList<>();
        String after = null;
        do {
            ListPage page = lists.page(writer, NOTE, request.limitedTo(2).after(after));
            page.rows().forEach(r -> paged.add(r.id()));
            after = page.next();
        } while (after != null);
        assertEquals(7, whole.size());
        assertEquals(whole, paged);
    }

    @Test
    void search_looks_into_the_fields_of_the_list() {
        assertEquals(
                3,
                lists.page(writer, NOTE, ListRequest.first().searching("partner " + two))
                        .rows()
                        .size());
        assertEquals(
                1,
                lists.page(writer, NOTE, ListRequest.first().searching(two + " l6"))
                        .rows()
                        .size());
        assertEquals(
                0,
                lists.page(writer, NOTE, ListRequest.first().searching("100%"))
                        .rows()
                        .size());
    }

    @Test
    void totals_are_told_by_currency_and_the_wire_shows_exact_decimals() {
        ListRequest request = ListRequest.first().where("partner==" + one).withTotals();
        ListPage page = lists.page(writer, NOTE, request);
        Map<String, BigDecimal> sums = page.totals().get("amountTotal");
        assertEquals(0, new BigDecimal("33").compareTo(sums.get("USD")));
        assertEquals(0, new BigDecimal("15").compareTo(sums.get("EUR")));
        assertEquals(one, ((Reference) page.rows().getFirst().values().get("partner")).code());
        Map<String, Object> wire = lists.wirePage(
                writer, NOTE, request.only(List.of("amountTotal", "status")).sortedBy("amountTotal"));
        Map<?, ?> first = (Map<?, ?>) ((List<?>) wire.get("items")).getFirst();
        assertEquals("3.00", first.get("amountTotal"));
        assertEquals(
                List.of("id", "version", "amountTotal", "status", "currency").subList(0, 4),
                List.copyOf(first.keySet()).subList(0, 4));
        assertEquals("33.00", ((Map<?, ?>) ((Map<?, ?>) wire.get("totals")).get("amountTotal")).get("USD"));
        assertNull(wire.get("next"));
    }

    @Test
    void what_is_not_of_this_list_is_refused() {
        assertEquals(
                "limit.range",
                refused(() -> lists.page(writer, NOTE, ListRequest.first().limitedTo(501)))
                        .code());
        assertEquals(
                "cursor.invalid",
                refused(() -> lists.page(writer, NOTE, ListRequest.first().after("x")))
                        .code());
        ListRequest two = ListRequest.first().limitedTo(2);
        String cursor = lists.page(writer, NOTE, two).next();
        assertEquals(
                "cursor.invalid",
                refused(() -> lists.page(writer, NOTE, two.sortedBy("reference").after(cursor)))
                        .code());
        assertEquals(
                "field.unknown",
                refused(() -> lists.page(writer, NOTE, two.sortedBy("colour"))).code());
        assertEquals(
                "sort.field",
                refused(() -> lists.page(writer, NOTE, two.sortedBy("copies"))).code());
        assertEquals(
                "sort.too-many",
                refused(() -> lists.page(
                                writer,
                                NOTE,
                                two.sortedBy("number,status,reference,noteDate,postingDate,currency,urgent")))
                        .code());
        assertEquals(
                "field.unknown",
                refused(() -> lists.page(writer, NOTE, two.only(List.of("lines"))))
                        .code());
        assertEquals(
                "record.not-found",
                refused(() -> lists.page(writer, "sample.nothing", two)).code());
    }

    @Test
    void what_the_database_cannot_hold_is_refused_and_no_fault() {
        for (ListRequest odd : List.of(
                ListRequest.first().where("reference==a\0b"),
                ListRequest.first().searching("\0"))) {
            Refusal refusal = refused(() -> lists.page(writer, NOTE, odd));
            assertEquals("value.character", refusal.code());
            assertEquals(400, refusal.grounds().status());
        }
        assertEquals(
                "value.character",
                refused(() -> platform().drafts().find(writer, NOTE, "\0")).code());
        assertEquals(
                "query.parameter-value",
                refused(() -> platform()
                                .queries()
                                .run(
                                        as("approver"),
                                        "sample.sums",
                                        Map.of("from", "2026-01-01", "least", "1e999999999")))
                        .code());
    }

    @Test
    void strangers_see_an_empty_list() {
        Call beta = as("stranger", "BETA");
        assertEquals(List.of(), lists.page(beta, NOTE, ListRequest.first()).rows());
        assertEquals(
                0,
                lists.page(beta, NOTE, ListRequest.first().where("reference==L1"))
                        .approximateCount());
    }

    @Test
    void queries_are_typed_and_within_rights() {
        Queries queries = platform().queries();
        Call approver = as("approver");
        assertEquals(
                "record.not-found",
                refused(() -> queries.run(writer, "sample.sums", Map.of())).code());
        assertEquals(
                "record.not-found",
                refused(() -> queries.run(approver, "sample.none", Map.of())).code());
        assertEquals(
                "query.parameter-missing",
                refused(() -> queries.run(approver, "sample.sums", Map.of())).code());
        assertEquals(
                "query.parameter-value",
                refused(() -> queries.run(approver, "sample.sums", Map.of("from", "soon")))
                        .code());
        assertEquals(
                "query.parameter-unknown",
                refused(() -> queries.run(approver, "sample.sums", Map.of("until", "x")))
                        .code());
        assertEquals(
                "reference.unknown",
                refused(() -> queries.run(approver, "sample.sums", Map.of("from", "2026-01-01", "partner", "x")))
                        .code());
        QueryResult result = queries.run(approver, "sample.sums", Map.of("from", "2026-01-01", "partner", one));
        Map<String, Object> wire = queries.toWire(approver, result);
        assertTrue(((List<?>) wire.get("rows")).contains(Map.of("partner", two, "total", "24.50")), wire.toString());
        assertEquals("Total", result.columns().get(1).label());
        assertEquals(one, ((Map<?, ?>) ((Map<?, ?>) wire.get("parameters")).get("partner")).get("code"));
        assertEquals(
                List.of("Sums"),
                queries.all(approver).stream().map(QueryDefinition::label).toList());
        assertEquals(List.of(), queries.all(writer));
    }
}
