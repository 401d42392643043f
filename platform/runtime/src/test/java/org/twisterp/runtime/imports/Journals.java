package org.twisterp.runtime.imports;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Find the real journals and what must come out of them. */
final class Journals {

    private Journals() {}

    static Path standard() {
        return file("standard.csv");
    }

    static Path demo() {
        return file("demo.csv");
    }

    static Path file(String name) {
        try {
            return Path.of(Objects.requireNonNull(Journals.class.getResource("/journals/" + name))
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Read the balances that must come out. */
    static Map<String, BigDecimal> balances(String name) throws IOException {
        Map<String, BigDecimal> balances = new TreeMap<>();
        for (String line : Files.readAllLines(file(name)).stream().skip(1).toList()) {
            int comma = line.lastIndexOf(',');
            balances.put(line.substring(0, comma), new BigDecimal(line.substring(comma + 1)));
        }
        return balances;
    }

    static Map<String, Long> byCode(List<LineProblem> problems) {
        return problems.stream().collect(Collectors.groupingBy(LineProblem::code, Collectors.counting()));
    }
}
