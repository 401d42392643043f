package org.twisterp.runtime.audit;

import jakarta.persistence.Table;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.twisterp.ledger.Finding;
import org.twisterp.ledger.JdbcRows;
import org.twisterp.runtime.plugin.Generation;
import org.twisterp.runtime.plugin.Plugins;
import org.twisterp.spi.Document;
import org.twisterp.spi.Stored;

/** Prove that entries, documents and witnesses belong together: none without the others, over all companies. */
public final class AuditVerify {

    private AuditVerify() {}

    /** Return what does not hold; empty when all is well. Run on a keeper's connection. */
    public static List<Finding> run(Connection keeper, Plugins plugins) {
        JdbcRows rows = new JdbcRows(keeper);
        List<Finding> findings = new ArrayList<>();
        check(rows, sql("verify.sql"), findings);
        Generation generation = plugins.generation();
        String each = sql("verify-document.sql");
        for (String entity : generation.entities()) {
            Class<? extends Stored> type = generation.entityClass(entity).orElseThrow();
            Table table = type.getAnnotation(Table.class);
            if (table != null && Document.class.isAssignableFrom(type) && posts(generation, type)) {
                check(rows, each.replace("$TABLE", table.name()).replace("$ENTITY", entity), findings);
            }
        }
        return List.copyOf(findings);
    }

    private static boolean posts(Generation generation, Class<?> type) {
        return generation
                .resource(type, "posting.yaml")
                .map(in -> {
                    try (in) {
                        return true;
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .orElse(false);
    }

    /** Run each query of a script; its rule stands on the line before it. */
    private static void check(JdbcRows rows, String script, List<Finding> findings) {
        for (String check : script.split("(?m)^-- rule: ")) {
            int end = check.indexOf('\n');
            if (end > 0 && !check.startsWith("--")) {
                String rule = check.substring(0, end).strip();
                rows.rows(check.substring(end), Map.of())
                        .forEach(row -> findings.add(new Finding(
                                rule,
                                String.valueOf(row.get("company")),
                                String.valueOf(row.get("subject")),
                                String.valueOf(row.get("expected")),
                                String.valueOf(row.get("found")))));
            }
        }
    }

    private static String sql(String name) {
        try (InputStream in = Objects.requireNonNull(AuditVerify.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
