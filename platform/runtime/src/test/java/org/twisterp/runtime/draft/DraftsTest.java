package org.twisterp.runtime.draft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.twisterp.runtime.sample.SamplePlatform.NOTE;
import static org.twisterp.runtime.sample.SamplePlatform.PARTNER;
import static org.twisterp.runtime.sample.SamplePlatform.as;
import static org.twisterp.runtime.sample.SamplePlatform.create;
import static org.twisterp.runtime.sample.SamplePlatform.line;
import static org.twisterp.runtime.sample.SamplePlatform.note;
import static org.twisterp.runtime.sample.SamplePlatform.partner;
import static org.twisterp.runtime.sample.SamplePlatform.patch;
import static org.twisterp.runtime.sample.SamplePlatform.platform;
import static org.twisterp.runtime.sample.SamplePlatform.refused;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.twisterp.kernel.Refusal;
import org.twisterp.kernel.Violation;
import org.twisterp.spi.Call;

class DraftsTest {

    private final Call writer = as("writer");
    private final Drafts drafts = platform().drafts();

    @Test
    void a_new_note_has_the_business_date_and_the_companys_currency() {
        Draft blank = drafts.blank(writer, NOTE);
        assertEquals(LocalDate.of(2026, 3, 10), blank.get("noteDate"));
        assertEquals("USD", blank.get("currency"));
        assertEquals(0, blank.changed());
        assertTrue(blank.isNew());
    }

    @Test
    void what_is_created_is_shown_with_computed_amounts_and_references() {
        String partner = partner();
        Saved saved = create(writer, NOTE, note(partner, "33.35"));
        Map<String, Object> wire = drafts.toWire(writer, saved.draft());
        assertEquals(1, saved.version());
        assertEquals("100.05", wire.get("amountTotal"));
        assertEquals("draft", wire.get("status"));
        assertNull(wire.get("number"));
        assertEquals("writer", wire.get("createdBy"));
        assertEquals(partner, ((Map<?, ?>) wire.get("partner")).get("code"));
        Map<?, ?> line = (Map<?, ?>) ((List<?>) wire.get("lines")).getFirst();
        assertEquals("33.35", line.get("unitPrice"));
        assertEquals("100.05", line.get("amountNet"));
        assertEquals("6100", ((Map<?, ?>) line.get("account")).get("code"));
        assertEquals(wire, drafts.toWire(writer, drafts.open(writer, NOTE, saved.id())));
    }

    @ParameterizedTest
    @CsvSource({
        "colour, '\"red\"', field.unknown, colour",
        "status, '\"posted\"', field.computed, status",
        "amountTotal, '\"1.00\"', field.computed, amountTotal",
        "deposit, 10.5, value.type, deposit",
        "deposit, '\"1e2\"', value.type, deposit",
        "deposit, '\"\"', value.type, deposit",
        "noteDate, '\"2026-02-30\"', value.type, noteDate",
        "urgent, '\"true\"', value.type, urgent",
        "reference, 7, value.type, reference",
        "partner, 7, value.type, partner",
        "amountTotal, 1e999999999, field.computed, amountTotal",
        "lines, '{}', value.type, lines",
        "lines, '[{\"colour\":1}]', field.unknown, lines[0].colour",
        "lines, '[{\"quantity\":1}]', value.type, lines[0].quantity",
        "lines, '[{\"amountNet\":\"5.00\"}]', field.computed, lines[0].amountNet",
        "custom, '{\"x\":1}', field.unknown, custom.x"
    })
    void what_cannot_be_read_is_refused_with_its_path(String field, String json, String code, String path) {
        Map<String, Object> body = note(partner(), "1");
        body.put(field, org.twisterp.runtime.json.Json.read(json));
        Refusal refusal = refused(() -> create(writer, NOTE, body));
        assertEquals(code, refusal.code());
        assertEquals(400, refusal.grounds().status());
        assertEquals(path, refusal.violations().getFirst().field());
    }

    @ParameterizedTest
    @CsvSource({
        "partner, null, value.required, partner",
        "partner, '\"NOBODY\"', reference.unknown, partner",
        "partner, '\"00000000-0000-7000-8000-000000000000\"', reference.unknown, partner",
        "deposit, '\"10.005\"', money.scale, deposit",
        "deposit, '\"12345678901234567890\"', value.too-large, deposit",
        "currency, '\"XYZ\"', currency.unknown, currency",
        "reference, '\"0123456789012345678901234567890\"', value.too-long, reference",
        "reference, '\"a\\u0000b\"', value.character, reference",
        "lines, '[{\"account\":\"6100\",\"quantity\":\"-1\",\"unitPrice\":\"1\"}]', value.negative, lines[0].quantity",
        "lines, '[{\"account\":\"6100\",\"quantity\":\"0.123456789\"}]', value.scale, lines[0].quantity",
        "lines, '[{\"account\":\"9999\"}]', reference.unknown, lines[0].account",
        "copies, '[\"NOBODY\"]', reference.unknown, copies",
        "lines, '[{\"id\":\"00000000-0000-7000-8000-000000000000\"}]', line.unknown, lines[0].id"
    })
    void what_breaks_a_rule_is_refused_with_its_field(String field, String json, String code, String path) {
        Map<String, Object> body = note(partner(), "1");
        body.put(field, org.twisterp.runtime.json.Json.read(json));
        Refusal refusal = refused(() -> create(writer, NOTE, body));
        assertEquals(422, refusal.grounds().status());
        Violation first = refusal.violations().getFirst();
        assertEquals(code, first.code());
        assertEquals(path, first.field());
    }

    @Test
    void decimals_follow_the_currency_of_the_document() {
        String partner = partner();
        Map<String, Object> yen = note(partner, "1");
        yen.put("currency", "JPY");
        yen.put("deposit", "10.5");
        assertEquals("money.scale", refused(() -> create(writer, NOTE, yen)).code());
        Map<String, Object> dinar = note(partner, "1");
        dinar.put("currency", "BHD");
        dinar.put("deposit", "10.005");
        assertEquals(
                "10.005",
                drafts.toWire(writer, create(writer, NOTE, dinar).draft()).get("deposit"));
    }

    @Test
    void what_a_new_line_or_master_leaves_out_starts_as_its_class_says() {
        Map<String, Object> body = note(partner(), "1");
        body.put("lines", List.of(Map.of("account", "6100", "unitPrice", "2.50")));
        Saved saved = create(writer, NOTE, body);
        assertEquals("2.50", drafts.toWire(writer, saved.draft()).get("amountTotal"));
        assertEquals(
                BigDecimal.ONE, drafts.blankLine(writer, NOTE, "lines").values().get("quantity"));
        Map<String, Object> cleared = new LinkedHashMap<>(Map.of("account", "6100"));
        cleared.put("quantity", null);
        body.put("lines", List.of(cleared));
        assertEquals(
                "lines[0].quantity",
                refused(() -> create(writer, NOTE, body))
                        .violations()
                        .getFirst()
                        .field());
        Saved nameless = create(as("approver"), PARTNER, new HashMap<>(Map.of("code", "NAMELESS")));
        assertEquals("NAMELESS", nameless.draft().get("name"));
    }

    @Test
    void equal_amounts_change_nothing() {
        Map<String, Object> body = note(partner(), "1");
        body.put("deposit", "10.50");
        Saved saved = create(writer, NOTE, body);
        Saved same = patch(writer, NOTE, saved.id(), 1, new HashMap<>(Map.of("deposit", "10.5")));
        assertEquals(1, same.version());
    }

    @Test
    void two_editors_the_second_learns_what_the_first_changed() {
        Saved saved = create(writer, NOTE, note(partner(), "1"));
        Saved first = patch(writer, NOTE, saved.id(), 1, new HashMap<>(Map.of("reference", "first")));
        assertEquals(2, first.version());
        Refusal stale = refused(() -> patch(as("writer2"), NOTE, saved.id(), 1, new HashMap<>(Map.of("urgent", true))));
        assertEquals("version.stale", stale.code());
        assertEquals(412, stale.grounds().status());
        assertEquals(2L, stale.arguments().get("current"));
        assertEquals(List.of("reference"), stale.arguments().get("changed"));
    }

    @Test
    void lines_replace_the_set_and_keep_their_identity_by_id() {
        Saved saved = create(writer, NOTE, note(partner(), "1"));
        UUID first = saved.draft().lines("lines").getFirst().id();
        Map<String, Object> kept = new LinkedHashMap<>(Map.of("id", first.toString(), "quantity", "5"));
        Saved changed =
                patch(writer, NOTE, saved.id(), 1, new HashMap<>(Map.of("lines", List.of(line("1", "2"), kept))));
        List<DraftLine> lines = drafts.open(writer, NOTE, saved.id()).lines("lines");
        assertEquals(2, lines.size());
        assertNotEquals(first, lines.getFirst().id());
        assertEquals(first, lines.get(1).id());
        assertEquals(0, new BigDecimal("5").compareTo((BigDecimal)
                        lines.get(1).values().get("quantity")));
        assertEquals(
                0, new BigDecimal("7").compareTo((BigDecimal) changed.draft().get("amountTotal")));
        Saved less = patch(
                writer, NOTE, saved.id(), 2, new HashMap<>(Map.of("lines", List.of(Map.of("id", first.toString())))));
        assertEquals(1, less.draft().lines("lines").size());
    }

    @Test
    void what_was_read_can_be_sent_again() {
        Saved saved = create(writer, NOTE, note(partner(), "2"));
        Map<String, Object> wire = drafts.toWire(writer, saved.draft());
        assertEquals(1, patch(writer, NOTE, saved.id(), 1, new HashMap<>(wire)).version());
    }

    @Test
    void a_preview_computes_and_keeps_nothing() {
        Saved saved = create(writer, NOTE, note(partner(), "1"));
        Draft draft = drafts.open(writer, NOTE, saved.id());
        draft.lines("lines").getFirst().values().put("quantity", new BigDecimal("9"));
        draft.set("partner", null);
        Preview preview = drafts.preview(writer, draft);
        assertEquals(
                0, new BigDecimal("9").compareTo((BigDecimal) preview.values().get("amountTotal")));
        assertEquals("value.required", preview.violations().getFirst().code());
        assertEquals(1, drafts.open(writer, NOTE, saved.id()).baseVersion());
        Preview blank = drafts.preview(writer, drafts.blank(writer, NOTE));
        assertFalse(blank.violations().isEmpty());
    }

    @Test
    void masters_obey_their_own_rules_at_once_and_their_codes_are_unique() {
        Call approver = as("approver");
        String code = partner();
        Refusal taken = refused(() -> create(approver, PARTNER, new HashMap<>(Map.of("code", code, "name", "x"))));
        assertEquals("code.taken", taken.code());
        assertEquals(409, taken.grounds().status());
        Refusal rule = refused(() ->
                create(approver, PARTNER, new HashMap<>(Map.of("code", "N1", "name", "x", "nearness", "very-near"))));
        assertEquals("sample.phone-missing", rule.code());
        assertEquals("phone", rule.violations().getFirst().field());
        Refusal choice = refused(
                () -> create(approver, PARTNER, new HashMap<>(Map.of("code", "N2", "name", "x", "nearness", "odd"))));
        assertEquals("value.choice", choice.code());
        Refusal right = refused(() -> patch(
                writer,
                PARTNER,
                drafts.find(writer, PARTNER, code).orElseThrow(),
                1,
                new HashMap<>(Map.of("name", "y"))));
        assertEquals("action.not-permitted", right.code());
        assertEquals(403, right.grounds().status());
    }

    @Test
    void a_row_of_the_pack_makes_room_for_the_customers_own() {
        Call approver = as("approver");
        String code = partner();
        platform().units().write(approver, unit -> {
            try (var update =
                    unit.connection().prepareStatement("update sample_partner set origin = 'pack' where code = ?")) {
                update.setString(1, code);
                return update.executeUpdate();
            } catch (java.sql.SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        Saved taken = create(approver, PARTNER, new HashMap<>(Map.of("code", code, "name", "Mine")));
        assertEquals(2, taken.version());
        assertEquals(
                "code.taken",
                refused(() -> create(approver, PARTNER, new HashMap<>(Map.of("code", code, "name", "x"))))
                        .code());
    }

    @Test
    void strangers_find_nothing() {
        Saved saved = create(writer, NOTE, note(partner(), "1"));
        Call beta = as("stranger", "BETA");
        Refusal other = refused(() -> drafts.open(beta, NOTE, saved.id()));
        Refusal unknown = refused(() -> drafts.open(beta, NOTE, UUID.randomUUID()));
        assertEquals(unknown, other);
        assertEquals(unknown, refused(() -> drafts.open(beta, "sample.nothing", saved.id())));
        assertEquals(unknown, refused(() -> drafts.open(writer, "platform.nothing", saved.id())));
        assertEquals("record.not-found", unknown.code());
        Call group = as("writer", "_group");
        assertEquals(unknown, refused(() -> drafts.open(group, NOTE, saved.id())));
        assertEquals(unknown, refused(() -> platform()
                .queries()
                .run(as("approver", "_group"), "sample.sums", Map.of("from", "2026-01-01"))));
    }

    @Test
    void autocomplete_finds_by_code_and_name() {
        String code = partner();
        assertEquals(
                code,
                drafts.lookup(writer, PARTNER, code.toLowerCase(java.util.Locale.ROOT), 5)
                        .getFirst()
                        .code());
        assertEquals(List.of(), drafts.lookup(as("stranger", "BETA"), PARTNER, code, 5));
        assertEquals(List.of(), drafts.lookup(writer, PARTNER, "100%", 5));
    }

    @Test
    void an_unsaved_draft_is_kept_aside_for_its_user() {
        Saved saved = create(writer, NOTE, note(partner(), "1"));
        Draft draft = drafts.open(writer, NOTE, saved.id());
        draft.set("reference", "half");
        draft.lines("lines").add(new DraftLine(null, Map.of("quantity", new BigDecimal("2"))));
        drafts.autosave(writer, "page-1", draft);
        Draft back = drafts.recover(writer, "page-1").orElseThrow();
        assertEquals("half", back.get("reference"));
        assertEquals(2, back.lines("lines").size());
        assertEquals(draft.changed(), back.changed());
        assertTrue(drafts.recover(as("writer2"), "page-1").isEmpty());
        drafts.forget(writer, "page-1");
        assertTrue(drafts.recover(writer, "page-1").isEmpty());
    }
}
