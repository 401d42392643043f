package org.twisterp.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Case A1-19: journals of real life go in by the command line and their balances come out to the cent. */
class RealJournalsTest {

    private final Fixture fixture = Fixture.get();

    @Test
    void a1_19_demo_journal() throws IOException {
        String company = fixture.company("USD");
        JsonNode first = importFile(company, "demo.csv");
        assertEquals(13, first.at("/accepted").asInt(), first.toString());
        assertEquals(0, first.at("/refused").asInt());
        assertEquals(expected("demo.balances.csv"), closing(company));
        fixture.verify();
    }

    @Test
    void a1_19_standard_journal() throws IOException {
        String company = fixture.company("USD");
        JsonNode tried = importFile(company, "standard.csv", "--dry-run");
        assertEquals(1298, tried.at("/accepted").asInt());
        assertTrue(closing(company).isEmpty(), "a dry run posts nothing");

        JsonNode first = importFile(company, "standard.csv");
        assertEquals(1298, first.at("/accepted").asInt());
        assertEquals(49, first.at("/refused").asInt());
        assertEquals(0, first.at("/known").asInt());
        Map<String, Long> byCode = new TreeMap<>();
        for (JsonNode problem : first.at("/problems")) {
            byCode.merge(problem.at("/code").asText(), 1L, Long::sum);
            assertTrue(problem.at("/line").asInt() > 1, problem.toString());
        }
        assertEquals(Map.of("import.commodity", 38L, "ledger.unbalanced", 11L), byCode);
        Map<String, BigDecimal> closing = closing(company);
        assertEquals(expected("standard.balances.csv"), closing);
        assertEquals(74, closing.size());
        assertEquals(
                0,
                closing.values().stream()
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .signum());

        JsonNode second = importFile(company, "standard.csv");
        assertEquals(0, second.at("/accepted").asInt());
        assertEquals(1298, second.at("/known").asInt());
        assertEquals(closing, closing(company));
        fixture.verify();
    }

    private JsonNode importFile(String company, String file, String... more) throws IOException {
        String[] start = {
            "import",
            "journal",
            resource(file).toString(),
            "--group",
            Fixture.GROUP,
            "--company",
            company,
            "--commodity",
            "$=USD",
            "--create-years",
            "--json"
        };
        Product.Output output = fixture.product.cli(
                java.util.stream.Stream.concat(java.util.Arrays.stream(start), java.util.Arrays.stream(more))
                        .toArray(String[]::new));
        return Rest.JSON.readTree(output.out());
    }

    private static Path resource(String file) {
        return Path.of("src/test/resources/journals", file).toAbsolutePath();
    }

    private static Map<String, BigDecimal> expected(String file) throws IOException {
        return Files.readAllLines(resource(file)).stream()
                .skip(1)
                .map(line -> line.split(",(?=[^,]*$)"))
                .collect(Collectors.toMap(
                        cells -> cells[0].replace("\"", ""),
                        cells -> new BigDecimal(cells[1]),
                        (a, b) -> a,
                        TreeMap::new));
    }

    private Map<String, BigDecimal> closing(String company) {
        Map<String, BigDecimal> closing = new TreeMap<>();
        fixture.as("auditor")
                .get(company + "/queries/finance.trial-balance?from=2002-01-01&to=2027-12-31")
                .expect(200)
                .json()
                .at("/rows")
                .forEach(row -> {
                    BigDecimal amount = new BigDecimal(row.at("/closing").asText());
                    if (amount.signum() != 0) {
                        closing.put(row.at("/account").asText(), amount);
                    }
                });
        return closing;
    }
}
