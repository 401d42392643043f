package org.twisterp.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.twisterp.kernel.RefusalException;
import org.twisterp.ledger.api.TrialBalance;

/** Whatever is posted, reversed, closed, folded and rebuilt: the trial balance equals a model of plain sums, and verify finds nothing. */
class RandomBooksTest {

    private static final List<String> ACCOUNTS = List.of("1000", "3000", "4000", "6100", "6200");
    private static String database = "";
    private static int companies;

    private record Line(LocalDate date, String account, BigDecimal amount) {}

    @BeforeContainer
    static void open() {
        database = Server.database();
    }

    @Property(tries = 12, shrinking = ShrinkingMode.OFF)
    void trialBalanceIsTheSumOfWhatWasPosted(@ForAll long seed) {
        Random random = new Random(seed);
        Books books = Books.open(database, "C" + ++companies);
        List<Line> model = new java.util.ArrayList<>();
        List<PostedEntry> posted = new java.util.ArrayList<>();
        for (int step = 0; step < 25; step++) {
            switch (random.nextInt(10)) {
                case 0 -> books.keeper(Balances::fold);
                case 1 -> books.keeper(Balances::rebuild);
                case 2 -> reverse(books, posted, model, random);
                default -> post(books, posted, model, random);
            }
        }
        LocalDate from = day(random);
        LocalDate to = from.plusDays(random.nextInt(200));
        assertEquals(expected(model, from, to), actual(books, from, to), from + " to " + to);
        assertEquals(List.of(), books.verify());
    }

    private static LocalDate day(Random random) {
        return LocalDate.of(2025, 6, 1).plusDays(random.nextInt(700));
    }

    private static void post(Books books, List<PostedEntry> posted, List<Line> model, Random random) {
        LocalDate date = day(random);
        String debit = ACCOUNTS.get(random.nextInt(ACCOUNTS.size()));
        String credit = ACCOUNTS.get(random.nextInt(ACCOUNTS.size()));
        BigDecimal amount = BigDecimal.valueOf(1 + random.nextInt(1_000_000), 2);
        posted.add(books.post(books.entry(date, debit, credit, amount.toPlainString())));
        model.add(new Line(date, debit, amount));
        model.add(new Line(date, credit, amount.negate()));
    }

    private static void reverse(Books books, List<PostedEntry> posted, List<Line> model, Random random) {
        if (posted.isEmpty()) {
            return;
        }
        int index = random.nextInt(posted.size());
        LocalDate date = model.get(2 * index).date.plusDays(random.nextInt(30));
        try {
            books.app(c -> Reversal.reverse(
                    c,
                    new Reversal.Request(
                            books.company, posted.get(index).id(), date, "random", People.only(books.person))));
        } catch (RefusalException e) {
            assertEquals("reverse.already", e.refusal().code());
            return;
        }
        for (int i = 2 * index; i < 2 * index + 2; i++) {
            model.add(new Line(date, model.get(i).account, model.get(i).amount.negate()));
        }
        posted.add(posted.get(index)); // keeps one entry for each pair of lines
    }

    private static Map<String, String> expected(List<Line> model, LocalDate from, LocalDate to) {
        LocalDate year = from.withDayOfYear(1);
        Map<String, String> figures = new HashMap<>();
        for (String account : ACCOUNTS) {
            boolean result = account.compareTo("4000") >= 0;
            figures.put(
                    account,
                    sum(
                                    model,
                                    l -> l.account.equals(account)
                                            && l.date.isBefore(from)
                                            && !(result && l.date.isBefore(year)))
                            + " "
                            + sum(
                                    model,
                                    l -> l.account.equals(account) && !l.date.isBefore(from) && !l.date.isAfter(to)));
        }
        figures.put(
                TrialBalance.NOT_CLOSED,
                sum(model, l -> l.account.compareTo("4000") >= 0 && l.date.isBefore(year)) + " 0.00");
        figures.values().removeIf("0.00 0.00"::equals);
        return figures;
    }

    private static String sum(List<Line> model, Predicate<Line> which) {
        return model.stream()
                .filter(which)
                .map(Line::amount)
                .reduce(new BigDecimal("0.00"), BigDecimal::add)
                .toPlainString();
    }

    private static Map<String, String> actual(Books books, LocalDate from, LocalDate to) {
        Map<String, String> figures = new HashMap<>();
        books.trialBalance(from.toString(), to.toString())
                .rows()
                .forEach(row -> figures.put(
                        row.code(),
                        row.opening().setScale(2) + " " + row.movement().setScale(2)));
        figures.values().removeIf("0.00 0.00"::equals);
        return figures;
    }
}
