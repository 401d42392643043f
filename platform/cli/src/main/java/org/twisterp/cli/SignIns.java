package org.twisterp.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.twisterp.database.DataDirectory;
import org.twisterp.runtime.demo.Demo;

/** Remember which demo people were made, so that every start can print how to sign in. */
record SignIns(List<String> people, String password) {

    static SignIns of(Demo.Made demo) {
        return new SignIns(demo.people(), demo.password());
    }

    static SignIns in(DataDirectory data) {
        try {
            if (!Files.exists(file(data))) {
                return new SignIns(List.of(), "");
            }
            List<String> lines = Files.readAllLines(file(data));
            return new SignIns(lines.subList(1, lines.size()), lines.getFirst());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    void remember(DataDirectory data) {
        try {
            List<String> lines = new ArrayList<>(people);
            lines.addFirst(password);
            Files.write(file(data), lines);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Map<String, Object> tree(URI url) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("url", url);
        tree.put(
                "signIns",
                people.stream()
                        .map(user -> Map.of("user", user, "password", password))
                        .toList());
        return tree;
    }

    String text(URI url) {
        return people.isEmpty()
                ? "Twist ERP runs at " + url
                : "Twist ERP runs at " + url + "\nSign in as " + String.join(", ", people) + " with the password "
                        + password;
    }

    private static Path file(DataDirectory data) {
        return data.root().resolve("demo.signins");
    }
}
