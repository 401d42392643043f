package org.twisterp.house;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Refuse names that say nothing, and words for which the glossary has a better one. */
final class Words {

    private static final Set<String> TYPES =
            Set.of("Impl", "Manager", "Helper", "Util", "Utils", "Handler", "Dto", "DTO", "Vo", "VO", "Info");
    private static final Set<String> VERBS = Set.of("process", "handle", "manage", "perform");
    private static final Pattern CAMEL =
            Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[A-Za-z])(?=[0-9])");
    private static final Pattern REFUSED_ROW = Pattern.compile("\\|\\s*(\\w+)\\s*\\|\\s*([^|]+?)\\s*\\|.*");

    private Words() {}

    /** List the types, packages and verbs that the house refuses. */
    static List<String> refused(House house) {
        Set<String> found = new TreeSet<>();
        for (JavaClass type : house.classes()) {
            if (house.roomOf(type).isEmpty()) {
                continue;
            }
            Arrays.stream(CAMEL.split(type.getSimpleName()))
                    .filter(TYPES::contains)
                    .forEach(word -> found.add(type.getName() + " is named " + word));
            if (type.isInterface() && type.getSimpleName().matches("I[A-Z][a-z].*")) {
                found.add(type.getName() + " has a prefix I");
            }
            if (List.of(type.getPackageName().split("\\.")).contains("util")) {
                found.add(type.getPackageName() + " is a package named util");
            }
            type.getMethods().stream()
                    .filter(method -> VERBS.contains(CAMEL.split(method.getName())[0]))
                    .filter(method -> !inherited(type, method.getName()))
                    .forEach(method -> found.add(type.getName() + "." + method.getName() + " says nothing"));
        }
        return List.copyOf(found);
    }

    /** List the type names that use a word for which the glossary has another. */
    static List<String> unknownToGlossary(House house, Map<String, String> refused) {
        Set<String> found = new TreeSet<>();
        for (JavaClass type : house.classes()) {
            if (house.roomOf(type).isEmpty()) {
                continue;
            }
            for (String word : CAMEL.split(type.getSimpleName())) {
                String instead = refused.get(word.toLowerCase(java.util.Locale.ROOT));
                if (instead != null) {
                    found.add(type.getName() + " says " + word + ", the glossary says " + instead);
                }
            }
        }
        return List.copyOf(found);
    }

    /** Read the table below "Refused words" of the glossary: the word, and what to say instead. */
    static Map<String, String> refusedByGlossary(Path glossary) {
        Map<String, String> words = new TreeMap<>();
        boolean inTable = false;
        for (String line : lines(glossary)) {
            if (line.startsWith("#")) {
                inTable = line.strip().endsWith("Refused words");
            }
            var row = REFUSED_ROW.matcher(line);
            if (inTable && row.matches() && !row.group(1).equals("word")) {
                words.put(row.group(1).toLowerCase(java.util.Locale.ROOT), row.group(2));
            }
        }
        return words;
    }

    /** A name that a foreign supertype imposes is not ours to choose. */
    private static boolean inherited(JavaClass type, String method) {
        return type.getAllRawSuperclasses().stream().anyMatch(parent -> declares(parent, method))
                || type.getAllRawInterfaces().stream().anyMatch(parent -> declares(parent, method));
    }

    private static boolean declares(JavaClass parent, String method) {
        return parent.getMethods().stream()
                .anyMatch(declared -> declared.getName().equals(method));
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
