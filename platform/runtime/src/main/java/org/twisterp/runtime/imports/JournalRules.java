package org.twisterp.runtime.imports;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.twisterp.kernel.Currency;
import org.twisterp.kernel.Money;
import org.twisterp.kernel.RefusalException;
import org.twisterp.runtime.imports.JournalFile.Row;
import org.twisterp.runtime.imports.JournalFile.Transaction;

/**
 * Judge transactions one by one, in the order of the file: fit to be posted or refused, with the first reason.
 *
 * <p>Nothing is rounded and nothing is made up: an amount with more decimals than its currency is refused.
 */
final class JournalRules {

    private static final Pattern DATE = Pattern.compile("(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})");
    private static final Pattern VIRTUAL = Pattern.compile("\\((.*)\\)|\\[(.*)]");
    private static final BigDecimal LARGEST = new BigDecimal("1e15");
    private static final int LONGEST_ACCOUNT = 120;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2199;

    private final Currency currency;
    private final Map<String, String> commodities;
    private final Map<String, Integer> occurrences = new HashMap<>();

    /**
     * @param currency currency of the company
     * @param commodities what the file calls a currency, and its ISO 4217 code; empty when it uses the code itself
     */
    JournalRules(Currency currency, Map<String, String> commodities) {
        this.currency = currency;
        this.commodities = commodities.isEmpty() ? Map.of(currency.code(), currency.code()) : Map.copyOf(commodities);
    }

    Judgement judge(Transaction transaction) {
        try {
            List<Judgement.Posting> postings = new ArrayList<>();
            for (Row row : transaction.rows()) {
                readable(row);
            }
            LocalDate date = date(transaction);
            for (Row row : transaction.rows()) {
                postings.add(posting(row));
            }
            balanced(transaction, postings);
            return new Judgement.Fit(
                    transaction.line(), date, narration(transaction), postings, key(transaction, date, postings));
        } catch (No no) {
            return new Judgement.Refused(no.problem);
        }
    }

    private void readable(Row row) throws No {
        if (!row.complete()) {
            throw new No(row.line(), "import.row-incomplete");
        }
        if (!currency.code().equals(commodities.get(row.commodity()))) {
            throw new No(row.line(), "import.commodity", "commodity", row.commodity(), "currency", currency.code());
        }
    }

    private static LocalDate date(Transaction transaction) throws No {
        Matcher text = DATE.matcher(transaction.date());
        try {
            if (text.matches()) {
                int year = Integer.parseInt(text.group(1));
                if (year >= FIRST_YEAR && year <= LAST_YEAR) {
                    return LocalDate.of(year, Integer.parseInt(text.group(3)), Integer.parseInt(text.group(4)));
                }
            }
        } catch (DateTimeException noSuchDay) {
            throw new No(transaction.line(), "import.date", "date", transaction.date());
        }
        throw new No(transaction.line(), "import.date", "date", transaction.date());
    }

    private Judgement.Posting posting(Row row) throws No {
        Matcher virtual = VIRTUAL.matcher(row.account());
        String account = !virtual.matches()
                ? row.account()
                : (virtual.group(1) == null ? virtual.group(2) : virtual.group(1)).strip();
        if (account.isEmpty()
                || account.length() > LONGEST_ACCOUNT
                || account.chars().anyMatch(Character::isISOControl)) {
            throw new No(row.line(), "import.account", "account", account, "longest", LONGEST_ACCOUNT);
        }
        Optional<BigDecimal> amount = AmountText.read(row.amount());
        if (amount.isEmpty() || amount.get().abs().compareTo(LARGEST) >= 0) {
            throw new No(row.line(), "import.amount", "amount", row.amount());
        }
        try {
            return new Judgement.Posting(
                    row.line(), account, Money.exact(amount.get(), currency).amount(), clean(row.comment()));
        } catch (RefusalException scale) {
            throw new No(new LineProblem(
                    row.line(), scale.refusal().code(), scale.refusal().arguments()));
        }
    }

    private static void balanced(Transaction transaction, List<Judgement.Posting> postings) throws No {
        BigDecimal sum = postings.stream().map(Judgement.Posting::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.signum() != 0) {
            throw new No(
                    transaction.line(),
                    "ledger.unbalanced",
                    "difference",
                    sum.abs().toPlainString());
        }
        if (postings.size() < 2) {
            throw new No(transaction.line(), "ledger.too-few-lines");
        }
    }

    private static String narration(Transaction transaction) {
        String code = transaction.code().isEmpty() ? "" : "(" + transaction.code() + ") ";
        String comment = transaction.comment().isEmpty() ? "" : "; " + transaction.comment();
        return clean(code + transaction.description() + comment);
    }

    /** Write what no database text can hold as blanks. */
    private static String clean(String text) {
        return text.replace('\u0000', ' ').strip();
    }

    private Judgement.Key key(Transaction transaction, LocalDate date, List<Judgement.Posting> postings) {
        MessageDigest digest = sha256();
        add(digest, date.toString(), transaction.code(), transaction.description(), currency.code());
        for (Judgement.Posting posting : postings) {
            add(digest, posting.account(), posting.amount().toPlainString());
        }
        byte[] content = digest.digest();
        int occurrence = occurrences.merge(Judgement.Key.of(content).digest(), 1, Integer::sum);
        digest.update(content);
        add(digest, Integer.toString(occurrence));
        return Judgement.Key.of(digest.digest());
    }

    private static void add(MessageDigest digest, String... texts) {
        for (String text : texts) {
            digest.update(text.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Leave the rules at the first reason; never seen outside. */
    private static final class No extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient LineProblem problem;

        No(LineProblem problem) {
            super(problem.code(), null, false, false);
            this.problem = problem;
        }

        No(long line, String code, Object... pairs) {
            this(new LineProblem(line, code, arguments(pairs)));
        }

        private static Map<String, Object> arguments(Object... pairs) {
            Map<String, Object> map = new HashMap<>();
            for (int i = 0; i < pairs.length; i += 2) {
                map.put((String) pairs[i], pairs[i + 1]);
            }
            return map;
        }
    }
}
