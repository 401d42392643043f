package org.twisterp.house;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Say who may import whom; an arrow that is not written here is forbidden. */
final class Arrows {

    private static final List<String> CONTAINER = List.of(
            "jakarta.faces.",
            "jakarta.enterprise.",
            "jakarta.inject.",
            "jakarta.ws.rs.",
            "jakarta.servlet.",
            "jakarta.websocket.",
            "org.primefaces.",
            "org.omnifaces.",
            "org.apache.myfaces.");

    /** Room to the rooms below it that it may see. */
    private static final Map<String, Set<String>> ROOMS = Map.of(
            "kernel", Set.of(),
            "spi", Set.of("kernel"),
            "ledger", Set.of("spi", "kernel"),
            "database", Set.of("kernel"),
            "runtime", Set.of("ledger", "spi", "kernel", "database"),
            "web", Set.of("runtime", "spi", "kernel"),
            "app", Set.of("web", "runtime", "ledger", "database", "spi", "kernel"),
            "cli", Set.of("web", "runtime", "ledger", "database", "spi", "kernel"),
            "testkit", Set.of("web", "runtime", "ledger", "database", "spi", "kernel", "cli"));

    /** Rooms that may use only these packages of others. */
    private static final Map<String, List<String>> FOREIGN = Map.of(
            "kernel", List.of(),
            "spi", List.of("jakarta.persistence.", "jakarta.validation.", "org.pf4j."),
            // its accounts, journals and years are masters like those of a plugin
            "ledger", List.of("jakarta.persistence.", "jakarta.validation."));

    private static final List<String> FOREIGN_OF_PLUGINS =
            List.of("jakarta.persistence.", "jakarta.validation.", "org.pf4j.");

    private Arrows() {}

    /** List every dependency that has no arrow. */
    static List<String> forbidden(House house) {
        Set<String> found = new TreeSet<>();
        for (JavaClass type : house.classes()) {
            String from = house.roomOf(type);
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass().getBaseComponentType();
                if (!target.isPrimitive() && !allowed(house, from, target)) {
                    found.add(from + ": " + type.getName() + " sees " + target.getName());
                }
            }
        }
        return List.copyOf(found);
    }

    /** List the cycles among packages. A plugin class is a list of what its packages bring, so what it sees does not count. */
    static List<String> cycles(House house) {
        return slices().matching(house.packages() + ".(**)")
                .should()
                .beFreeOfCycles()
                .ignoreDependency(simpleNameEndingWith("Plugin"), alwaysTrue())
                .allowEmptyShould(true)
                .evaluate(house.classes())
                .getFailureReport()
                .getDetails();
    }

    private static boolean allowed(House house, String from, JavaClass target) {
        String to = house.roomOf(target);
        if (to.isEmpty()) {
            return foreignAllowed(house, from, target.getPackageName() + ".");
        }
        if (to.equals(from)) {
            return true;
        }
        if (!house.isPlugin(from)) {
            return ROOMS.getOrDefault(from, Set.of()).contains(to);
        }
        return switch (to) {
            case "spi", "kernel" -> true;
            case "ledger" -> inApi(house, to, target);
            default -> house.plugins().get(from).contains(to) && inApi(house, to, target);
        };
    }

    private static boolean inApi(House house, String room, JavaClass target) {
        String api = house.packages() + "." + room + ".api";
        return target.getPackageName().equals(api) || target.getPackageName().startsWith(api + ".");
    }

    private static boolean foreignAllowed(House house, String from, String foreign) {
        if (foreign.startsWith("java.") || foreign.startsWith("javax.") || foreign.startsWith("org.jspecify.")) {
            return true;
        }
        List<String> list = house.isPlugin(from) ? FOREIGN_OF_PLUGINS : FOREIGN.get(from);
        if (list != null) {
            return list.stream().anyMatch(foreign::startsWith);
        }
        boolean screens = Set.of("web", "app", "testkit").contains(from);
        return screens || CONTAINER.stream().noneMatch(foreign::startsWith);
    }
}
