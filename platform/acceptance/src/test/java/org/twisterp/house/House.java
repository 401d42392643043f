package org.twisterp.house;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Know the rooms of a source tree and what was compiled from them.
 *
 * @param packages root package, {@code org.twisterp} for the real house
 * @param plugins plugin id to the ids it declares to depend on
 * @param classes everything compiled, without tests
 */
record House(String packages, Map<String, Set<String>> plugins, JavaClasses classes) {

    static final Set<String> ROOMS =
            Set.of("kernel", "spi", "ledger", "runtime", "database", "web", "app", "cli", "testkit");

    /** Read the rooms and plugins below the root of the checkout. */
    static House standing(Path root) {
        List<Path> modules = modules(root);
        Map<String, Set<String>> plugins = new TreeMap<>();
        for (Path module : modules) {
            Path descriptor = module.resolve("target/classes/plugin.properties");
            if (Files.exists(descriptor)) {
                Properties properties = properties(descriptor);
                plugins.put(
                        properties.getProperty("plugin.id"), ids(properties.getProperty("plugin.dependencies", "")));
            }
        }
        List<Path> compiled = modules.stream()
                .map(module -> module.resolve("target/classes"))
                .filter(Files::isDirectory)
                .toList();
        return new House("org.twisterp", plugins, new ClassFileImporter().importPaths(compiled));
    }

    /** List the folders that hold one module each, the tests over the house left out. */
    static List<Path> modules(Path root) {
        List<Path> modules = new java.util.ArrayList<>();
        for (String floor : List.of("platform", "plugins")) {
            try (var found = Files.list(root.resolve(floor))) {
                found.filter(module -> Files.isDirectory(module.resolve("src/main/java")))
                        .sorted()
                        .forEach(modules::add);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        return modules;
    }

    /** Name the room, or the plugin, that a class lies in; empty for a class that is not ours. */
    String roomOf(JavaClass type) {
        String name = type.getPackageName();
        if (!name.startsWith(packages + ".")) {
            return "";
        }
        String rest = name.substring(packages.length() + 1);
        int dot = rest.indexOf('.');
        return dot < 0 ? rest : rest.substring(0, dot);
    }

    boolean isPlugin(String room) {
        return plugins.containsKey(room);
    }

    private static Set<String> ids(String list) {
        Set<String> ids = new TreeSet<>();
        for (String id : list.split(",")) {
            if (!id.isBlank()) {
                ids.add(id.strip().replaceFirst("[@?].*", ""));
            }
        }
        return ids;
    }

    private static Properties properties(Path file) {
        try {
            Properties properties = new Properties();
            properties.load(new StringReader(Files.readString(file)));
            return properties;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
