package org.twisterp.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.twisterp.spi.Document;
import org.twisterp.spi.EntityName;
import org.twisterp.spi.ErpPlugin;
import org.twisterp.spi.Query;
import org.twisterp.spi.Stored;

/** Hold a plugin to the house: extended by each plugin with the plugin itself and the plugins it declares. */
public abstract class PluginConformanceTest {

    private static final Set<String> BUILT_IN = Set.of("submit", "approve", "reject", "post", "cancel", "reverse");

    private static final List<String> VISIBLE = List.of(
            "java..",
            "org.twisterp.kernel",
            "org.twisterp.spi",
            "org.twisterp.ledger.api",
            "jakarta.persistence..",
            "jakarta.validation..",
            "org.jspecify..",
            "org.pf4j..");

    private final ErpPlugin plugin;
    private final PluginResources resources;
    private final List<String> requires;

    /** Take a plugin and the ids of the plugins that its pom declares. */
    protected PluginConformanceTest(ErpPlugin plugin, String... requires) {
        this.plugin = plugin;
        this.resources = new PluginResources(plugin);
        this.requires = List.of(requires);
    }

    @Test
    void imports_stay_within_what_is_declared() {
        String own = plugin.getClass().getPackageName();
        Stream<String> apis = requires.stream().map(id -> "org.twisterp." + id + ".api..");
        String[] allowed = Stream.of(VISIBLE.stream(), Stream.of(own + ".."), apis)
                .flatMap(s -> s)
                .toArray(String[]::new);
        classes().should().onlyDependOnClassesThat().resideInAnyPackage(allowed).check(imported());
    }

    @Test
    void packages_have_no_cycles() {
        slices().matching(plugin.getClass().getPackageName() + ".(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(imported());
    }

    @Test
    void entity_names_begin_with_the_plugin() {
        for (Class<? extends Stored> type : plugin.entities()) {
            String name = type.getAnnotation(EntityName.class).value();
            assertTrue(name.matches(plugin.id() + "\\.[a-z][a-z0-9-]*"), name);
        }
    }

    @Test
    void every_named_field_is_a_field() {
        List<String> wrong = new ArrayList<>();
        for (Class<? extends Stored> type : plugin.entities()) {
            wrong.addAll(new NamedFields(resources, type).unknown());
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void every_transition_has_an_action_and_a_role_and_every_action_a_transition() {
        List<String> wrong = new ArrayList<>();
        Set<String> own = new TreeSet<>();
        plugin.actions().forEach(action -> own.add(action.entity() + " " + action.name()));
        Set<String> used = new TreeSet<>();
        for (Class<? extends Stored> type : plugin.entities()) {
            String entity = type.getAnnotation(EntityName.class).value();
            for (Map<?, ?> transition :
                    PluginResources.maps(resources.yaml(type, "workflow.yaml").get("transitions"))) {
                String action = String.valueOf(transition.get("action"));
                boolean known = Document.class.isAssignableFrom(type) && BUILT_IN.contains(action);
                if (!known && !own.contains(entity + " " + action)) {
                    wrong.add(entity + ": no action " + action);
                }
                if (PluginResources.texts(transition.get("roles")).isEmpty()) {
                    wrong.add(entity + ": no role for " + action);
                }
                used.add(entity + " " + action);
            }
        }
        own.stream().filter(action -> !used.contains(action)).forEach(action -> wrong.add(action + ": no transition"));
        assertEquals(List.of(), wrong);
    }

    @Test
    void every_entity_says_who_may_see_and_change_it() {
        for (Class<? extends Stored> type : plugin.entities()) {
            Map<String, Object> workflow = resources.yaml(type, "workflow.yaml");
            for (String right : List.of("read", "create", "edit")) {
                assertTrue(workflow.get(right) instanceof Map, type.getSimpleName() + " " + right);
            }
        }
    }

    @Test
    void every_entity_stands_in_the_menu() {
        Set<String> entries = new TreeSet<>();
        PluginResources.maps(resources.pluginYaml("menu.yaml").get("modules")).stream()
                .flatMap(module -> PluginResources.maps(module.get("entries")).stream())
                .forEach(entry -> entry.values().forEach(target -> entries.add(target.toString())));
        for (Class<? extends Stored> type : plugin.entities()) {
            assertTrue(entries.contains(type.getAnnotation(EntityName.class).value()), type.getSimpleName());
        }
    }

    @Test
    void every_word_a_user_reads_is_there() {
        List<String> missing = new ArrayList<>();
        for (Class<? extends Stored> type : plugin.entities()) {
            missing.addAll(new Words(resources, type).missing());
            if (!resources.exists(type, "help.md")) {
                missing.add(type.getSimpleName() + ": help.md");
            }
        }
        Map<String, String> words = resources.words(plugin.getClass());
        for (Query query : plugin.queries()) {
            missing.addAll(Words.missing(query, words));
        }
        PluginResources.maps(resources.pluginYaml("roles.yaml").get("roles")).stream()
                .filter(role -> !role.containsKey("label") && !words.containsKey("role." + role.get("id")))
                .forEach(role -> missing.add("role." + role.get("id")));
        assertEquals(List.of(), missing);
    }

    @Test
    void mapped_columns_equal_the_migrations() {
        MigratedTables tables = resources.tables();
        List<String> wrong = new ArrayList<>();
        Stream.concat(plugin.entities().stream(), plugin.lines().stream())
                .forEach(type -> wrong.addAll(tables.differences(type)));
        assertEquals(List.of(), wrong);
    }

    @Test
    void foreign_keys_go_to_declared_plugins_only() {
        List<String> wrong = resources.tables().references().stream()
                .filter(reference -> !reference.isAllowed(plugin.id(), requires))
                .map(Object::toString)
                .toList();
        assertEquals(List.of(), wrong);
    }

    private JavaClasses imported() {
        return new ClassFileImporter()
                .importUrl(
                        plugin.getClass().getProtectionDomain().getCodeSource().getLocation())
                .that(DescribedPredicate.describe("of the plugin", type -> type.getPackageName()
                        .startsWith(plugin.getClass().getPackageName())));
    }
}
