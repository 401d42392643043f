package org.twisterp.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Prove every invariant of the books again, on a live system, over all companies. Run on a keeper's connection. */
public final class Verify {

    private Verify() {}

    /** Return what does not hold; empty when all is well. Reads in one repeatable-read snapshot when the caller's transaction is one. */
    public static List<Finding> run(Connection keeper) {
        JdbcRows rows = new JdbcRows(keeper);
        List<Finding> findings = new ArrayList<>();
        for (String check : sql().split("(?m)^-- rule: ")) {
            int end = check.indexOf('\n');
            if (end > 0 && !check.isBlank() && !check.startsWith("--")) {
                String rule = check.substring(0, end).strip();
                rows.rows(check.substring(end), Map.of())
                        .forEach(row -> findings.add(new Finding(
                                rule,
                                JdbcRows.text(row, "company"),
                                String.valueOf(row.get("subject")),
                                String.valueOf(row.get("expected")),
                                String.valueOf(row.get("found")))));
            }
        }
        return List.copyOf(findings);
    }

    private static String sql() {
        try (InputStream in = Objects.requireNonNull(Verify.class.getResourceAsStream("verify.sql"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
