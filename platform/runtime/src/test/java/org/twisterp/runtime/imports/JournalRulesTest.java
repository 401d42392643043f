package org.twisterp.runtime.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.twisterp.kernel.Currency;
import org.twisterp.kernel.RefusalException;

class JournalRulesTest {

    private static final String HEADING =
            "\"txnidx\",\"date\",\"date2\",\"status\",\"code\",\"description\",\"comment\",\"account\",\"amount\",\"commodity\",\"credit\",\"debit\",\"posting-status\",\"posting-comment\"\n";

    @TempDir
    Path folder = Path.of("");

    @Test
    void theRealJournalComesOutToTheCent() throws IOException {
        List<Judgement> judged = judge(Journals.standard(), Map.of("$", "USD"));
        List<Judgement.Fit> fits = fits(judged);
        assertEquals(1347, judged.size());
        assertEquals(1298, fits.size());
        assertEquals(Map.of("import.commodity", 38L, "ledger.unbalanced", 11L), Journals.byCode(problems(judged)));
        assertEquals(2755, fits.stream().mapToInt(fit -> fit.postings().size()).sum());
        Map<String, BigDecimal> balances = new TreeMap<>();
        Set<Judgement.Key> keys = new HashSet<>();
        for (Judgement.Fit fit : fits) {
            fit.postings().forEach(posting -> balances.merge(posting.account(), posting.amount(), BigDecimal::add));
            assertTrue(keys.add(fit.key()));
        }
        assertEquals(80, balances.size());
        balances.values().removeIf(balance -> balance.signum() == 0);
        assertEquals(Journals.balances("standard.balances.csv"), balances);
    }

    @Test
    void problemsNameTheLineOfTheFile() throws IOException {
        List<LineProblem> problems = problems(judge(Journals.standard(), Map.of("$", "USD")));
        List<String> lines = Files.readAllLines(Journals.standard());
        problems.stream()
                .filter(problem -> problem.code().equals("import.commodity"))
                .forEach(problem -> assertTrue(
                        !lines.get((int) problem.line() - 1).contains("\"$\""), () -> "line " + problem.line()));
        assertEquals(
                76,
                problems.stream()
                        .filter(p -> p.code().equals("ledger.unbalanced"))
                        .findFirst()
                        .orElseThrow()
                        .line());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"1\",\"2026-02-30\",\"\",\"\",\"\",\"d\",\"\",\"A\",\"1.00\",\"$\",\"\",\"\",\"\",\"\"|import.date",
                "\"1\",\"0026-02-03\",\"\",\"\",\"\",\"d\",\"\",\"A\",\"1.00\",\"$\",\"\",\"\",\"\",\"\"|import.date",
                "\"1\",\"2026-02-03\",\"\",\"\",\"\",\"d\",\"\",\"A\",\"1e2\",\"$\",\"\",\"\",\"\",\"\"|import.amount",
                "\"1\",\"2026-02-03\",\"\",\"\",\"\",\"d\",\"\",\"A\",\"\",\"$\",\"\",\"\",\"\",\"\"|import.amount",
                "\"1\",\"2026-02-03\",\"\",\"\",\"\",\"d\",\"\",\"A\",\"1.005\",\"$\",\"\",\"\",\"\",\"\"|money.scale",
                "\"1\",\"2026-02-03\",\"\",\"\",\"\",\"d\",\"\",\"A\",\"1\",\"EUR\",\"\",\"\",\"\",\"\"|import.commodity",
                "\"1\",\"2026-02-03\",\"\",\"\",\"\",\"d\",\"\",\"\",\"1\",\"$\",\"\",\"\",\"\",\"\"|import.account",
                "\"1\",\"2026-02-03\",\"\",\"\",\"\",\"d\",\"\",\"A\"|import.row-incomplete",
                "\"1\",\"2026-02-03\",\"\",\"\",\"\",\"d\",\"\",\"A\",\"1\",\"$\",\"\",\"\",\"\",\"\"|ledger.unbalanced",
                "\"1\",\"2026-02-03\",\"\",\"\",\"\",\"d\",\"\",\"A\",\"0\",\"$\",\"\",\"\",\"\",\"\"|ledger.too-few-lines"
            })
    void whatDoesNotFitIsRefusedWithItsReason(String row, String code) throws IOException {
        Path file = Files.writeString(folder.resolve("x.csv"), HEADING + row + "\n");
        List<LineProblem> problems = problems(judge(file, Map.of("$", "USD")));
        assertEquals(List.of(code), problems.stream().map(LineProblem::code).toList());
        assertEquals(2, problems.getFirst().line());
    }

    @Test
    void linesOfTheFileAreCountedThroughQuotedLineBreaks() throws IOException {
        String good = "\"1\",\"2026-02-03\",\"\",\"\",\"\",\"two\nlines\",\"\",\"A\",\"0\",\"$\",\"\",\"\",\"\",\"\"\n";
        String bad = "\"2\",\"never\",\"\",\"\",\"\",\"d\",\"\",\"A\",\"0\",\"$\",\"\",\"\",\"\",\"\"\n";
        Path file = Files.writeString(folder.resolve("x.csv"), HEADING + good + good + bad);
        assertEquals(6, problems(judge(file, Map.of("$", "USD"))).getFirst().line());
    }

    @Test
    void theSameContentTwiceIsTwoTransactionsAndKnownAgain() throws IOException {
        String one = "\"1\",\"2026-02-03\",\"\",\"\",\"\",\"d\",\"\",\"A\",\"1\",\"$\",\"\",\"\",\"\",\"\"\n"
                + "\"1\",\"2026-02-03\",\"\",\"\",\"\",\"d\",\"\",\"B\",\"-1.0\",\"$\",\"\",\"\",\"\",\"\"\n";
        Path file =
                Files.writeString(folder.resolve("x.csv"), HEADING + one + one.replace("\"1\",\"2026", "\"2\",\"2026"));
        List<Judgement.Fit> first = fits(judge(file, Map.of("$", "USD")));
        assertEquals(2, first.size());
        assertNotEquals(first.getFirst().key(), first.getLast().key());
        List<Judgement.Fit> again = fits(judge(file, Map.of("$", "USD")));
        assertEquals(first.getLast().key(), again.getLast().key());
    }

    @Test
    void whatIsNoJournalIsRefusedWhole() throws IOException {
        Path latin =
                Files.write(folder.resolve("l.csv"), (HEADING + "\"\u00e9\"").getBytes(StandardCharsets.ISO_8859_1));
        assertCode("import.unreadable", latin);
        assertCode("import.unreadable", Files.writeString(folder.resolve("e.csv"), ""));
        assertCode("import.column-missing", Files.writeString(folder.resolve("c.csv"), "a,b\n1,2\n"));
        assertCode("import.unreadable", folder.resolve("none.csv"));
    }

    private static void assertCode(String code, Path file) {
        RefusalException refused = assertThrows(RefusalException.class, () -> judge(file, Map.of()));
        assertEquals(code, refused.refusal().code());
    }

    private static List<Judgement> judge(Path file, Map<String, String> commodities) {
        JournalRules rules = new JournalRules(Currency.of("USD"), commodities);
        List<Judgement> judged = new ArrayList<>();
        new JournalFile(file).read(transaction -> judged.add(rules.judge(transaction)));
        return judged;
    }

    private static List<Judgement.Fit> fits(List<Judgement> judged) {
        return judged.stream()
                .filter(Judgement.Fit.class::isInstance)
                .map(Judgement.Fit.class::cast)
                .toList();
    }

    private static List<LineProblem> problems(List<Judgement> judged) {
        return judged.stream()
                .filter(Judgement.Refused.class::isInstance)
                .map(refused -> ((Judgement.Refused) refused).problem())
                .toList();
    }
}
