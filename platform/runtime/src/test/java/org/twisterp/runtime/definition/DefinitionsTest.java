package org.twisterp.runtime.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.twisterp.runtime.sample.SamplePlatform.NOTE;
import static org.twisterp.runtime.sample.SamplePlatform.PARTNER;
import static org.twisterp.runtime.sample.SamplePlatform.as;
import static org.twisterp.runtime.sample.SamplePlatform.platform;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.twisterp.kernel.Blocker;
import org.twisterp.kernel.Refusal;
import org.twisterp.runtime.message.Problem;
import org.twisterp.spi.Call;

class DefinitionsTest {

    private final Definitions definitions = platform().definitions();
    private final Call writer = as("writer");

    @Test
    void an_entity_is_derived_from_its_class() {
        EntityDefinition note = definitions.entity(writer, NOTE);
        assertEquals(EntityDefinition.Kind.DOCUMENT, note.kind());
        assertEquals("sample_note", note.table());
        assertEquals(
                List.of("number", "status", "partner"),
                note.fields().stream().limit(3).map(FieldDefinition::name).toList());
        FieldDefinition partner = note.field("partner");
        assertEquals(FieldType.REFERENCE, partner.type());
        assertEquals("partner_id", partner.column());
        assertTrue(partner.required());
        assertEquals("note_date", note.field("noteDate").column());
        assertEquals(FieldType.CURRENCY, note.field("currency").type());
        assertTrue(note.field("amountTotal").computed());
        assertEquals("Submitted", note.field("status").choiceLabel("submitted"));
        FieldDefinition lines = note.field("lines");
        assertEquals("sample_note_line", lines.lineTable());
        assertEquals(FieldType.UNIT_PRICE, lines.line("unitPrice").orElseThrow().type());
        EntityDefinition partnerEntity = definitions.entity(writer, PARTNER);
        assertEquals("code", partnerEntity.naturalCode());
        assertEquals(
                List.of("very-near", "far"),
                partnerEntity.field("nearness").choices().stream()
                        .map(FieldDefinition.Choice::code)
                        .toList());
        assertEquals(FieldType.TEXTS, partnerEntity.field("tags").type());
    }

    @Test
    void words_come_from_the_files_beside_the_class_in_the_callers_language() {
        Call german = new Call(
                writer.user(),
                writer.group(),
                writer.company(),
                writer.companies(),
                writer.roles(),
                writer.businessDate(),
                Locale.GERMANY,
                writer.channel(),
                writer.correlation());
        EntityDefinition note = definitions.entity(german, NOTE);
        assertEquals("Zettel", note.label());
        assertEquals("Partnerin", note.field("partner").label());
        assertEquals("Notes", note.labelPlural());
        assertEquals("Note date", note.field("noteDate").label());
        assertEquals(definitions.entity(writer, NOTE).version(), note.version());
    }

    @Test
    void yaml_arranges_and_every_definition_can_be_read() {
        FormDefinition form = definitions.form(writer, NOTE);
        assertEquals("More", form.sections().getFirst().label());
        assertEquals(5, form.lines().getFirst().columns().size());
        ListDefinition list = definitions.list(writer, NOTE);
        assertEquals(
                List.of("all", "drafts"),
                list.views().stream().map(ListDefinition.View::id).toList());
        WorkflowDefinition workflow = definitions.workflow(writer, NOTE);
        assertEquals("NOTE-{fy}-{n:000000}", workflow.number());
        assertEquals(
                "reason",
                workflow.transition("reject")
                        .orElseThrow()
                        .arguments()
                        .getFirst()
                        .name());
        assertTrue(definitions.form(writer, PARTNER).head().size() > 3);
        definitions.verify(writer);
    }

    @Test
    void the_menu_shows_what_the_caller_may_see() {
        MenuModule writers = module(writer);
        assertEquals(
                List.of("Notes", "Partners"),
                writers.entries().stream().map(MenuModule.Entry::label).toList());
        assertEquals(3, module(as("approver")).entries().size());
        assertEquals("Samples", writers.label());
        assertTrue(definitions.roles(writer).contains(new RoleDefinition("sample.writer", "Writer")));
        assertFalse(definitions.entities(writer).isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "amountTotal > 1000 | 1000 | false",
                "amountTotal >= 1000 | 1000.00 | true",
                "amountTotal > 0.1 | 0.10 | false",
                "amountTotal == decimal('0.3') | 0.30 | true",
                "amountTotal * 2 - 1 > decimal('0.9') | 0.951 | true",
                "status == 'draft' && !urgent | 1 | true",
                "noteDate < '2026-02-01' | 1 | false",
                "lines.exists(l, l.quantity > 3) | 1 | true",
                "partner == '' | 1 | true",
            })
    void conditions_compare_exactly(String expression, String amount, boolean expected) {
        var line = new org.twisterp.runtime.draft.DraftLine(null, Map.of("quantity", new BigDecimal("3.01")));
        Map<String, Object> values = Map.of(
                "amountTotal",
                new BigDecimal(amount),
                "status",
                "draft",
                "lines",
                List.of(line),
                "noteDate",
                java.time.LocalDate.of(2026, 3, 1));
        assertEquals(expected, definitions.conditions().holds(expression, definitions.entity(writer, NOTE), values));
    }

    @Test
    void conditions_are_checked_by_type() {
        EntityDefinition note = definitions.entity(writer, NOTE);
        for (String wrong : List.of("amountTotal", "colour > 1", "amountTotal > 'x'", "amountTotal >", "status > 3")) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> definitions.conditions().check(wrong, note),
                    wrong);
        }
    }

    @Test
    void layers_merge_by_key_and_unknown_keys_are_refused_with_file_and_key() {
        Map<String, Object> core = Map.of(
                "a",
                Map.of("x", "1", "y", "2"),
                "l",
                List.of(Map.of("id", "p", "v", "1"), Map.of("id", "q")),
                "t",
                List.of("1", "2"));
        Map<String, Object> company = Map.of(
                "a",
                Map.of("y", "3"),
                "l",
                List.of(Map.of("id", "q", "v", "2"), Map.of("id", "p", "remove", true)),
                "t",
                List.of("3"));
        assertEquals(
                Map.of("a", Map.of("x", "1", "y", "3"), "l", List.of(Map.of("id", "q", "v", "2")), "t", List.of("3")),
                Merge.over(core, company));
        DefinitionTree tree = new DefinitionTree("x/form.yaml", Map.of("head", List.of(), "haed", List.of()));
        tree.texts("head");
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, tree::end);
        assertTrue(refused.getMessage().startsWith("x/form.yaml: haed is unknown"), refused.getMessage());
    }

    @Test
    void a_stored_overlay_of_the_company_wins_over_the_core() throws Exception {
        Call approver = as("approver", "BETA");
        platform().units().write(approver, unit -> {
            try (var insert = unit.connection().prepareStatement("""
                    insert into definition_overlay (id, layer, company_id, kind, name, body, hash)
                    values (gen_random_uuid(), 'company', ?, 'list', 'sample.note', '{"sort":"reference"}', 'h')""")) {
                insert.setObject(1, approver.inCompany().id());
                return insert.executeUpdate();
            } catch (java.sql.SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        Thread.sleep(5100);
        assertEquals("reference", definitions.list(approver, NOTE).defaultSort());
        assertEquals("-noteDate,reference", definitions.list(writer, NOTE).defaultSort());
    }

    @Test
    void a_refusal_leaves_in_the_shape_of_the_contract() {
        Refusal refusal = Refusal.blocked(Blocker.of(
                "workflow.pending",
                Blocker.Kind.WORKFLOW,
                List.of(Blocker.Lifter.role("sample.approver")),
                "status",
                "submitted",
                "next",
                "approve",
                "roles",
                List.of("sample.writer")));
        Map<String, Object> problem =
                Problem.of(platform().messages(), refusal, Locale.ENGLISH, "/api/v1/ACME/x", "c-1");
        assertEquals(
                List.of(
                        "type",
                        "title",
                        "status",
                        "detail",
                        "instance",
                        "code",
                        "correlation",
                        "arguments",
                        "violations",
                        "blockers"),
                List.copyOf(problem.keySet()));
        assertEquals("urn:twist:refusal:workflow.pending", problem.get("type"));
        assertEquals("Another step comes first.", problem.get("title"));
        assertEquals(
                "It is submitted. Before it can be done, somebody must approve it: Writer.", problem.get("detail"));
        assertEquals(409, problem.get("status"));
        Map<?, ?> blocker = (Map<?, ?>) ((List<?>) problem.get("blockers")).getFirst();
        assertEquals(
                List.of(
                        "code",
                        "kind",
                        "message",
                        "subject",
                        "liftedBy",
                        "liftedHow",
                        "since",
                        "until",
                        "then",
                        "arguments"),
                List.copyOf(blocker.keySet()));
        assertEquals("workflow", blocker.get("kind"));
        Map<String, Object> stale = Problem.of(
                platform().messages(),
                Refusal.of(Refusal.Grounds.STALE, "version.stale", "current", 2L, "changed", List.of("a")),
                Locale.ENGLISH,
                "",
                "");
        assertEquals(2L, stale.get("current"));
        assertEquals(List.of("a"), stale.get("changed"));
    }

    private MenuModule module(Call call) {
        return definitions.menu(call).stream()
                .filter(m -> m.id().equals("sample"))
                .findFirst()
                .orElseThrow();
    }
}
