package org.twisterp.runtime.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.twisterp.kernel.Refusal;
import org.twisterp.kernel.RefusalException;

/**
 * Tell the type of an account that is new: as told in a file, else guessed from its name, and say which it was.
 *
 * <p>An account whose name tells nothing becomes an asset: its balance then carries over the years unchanged, which is
 * what a journal without types means.
 */
public final class AccountTypes {

    static final Set<String> TYPES = Set.of("asset", "liability", "equity", "income", "expense");

    private static final Map<String, String> WORDS = words();
    private static final Pattern HEADING = Pattern.compile("(?i)\"?account\"?[,\t]\\s*\"?type\"?");

    private final Map<String, String> told;

    private AccountTypes(Map<String, String> told) {
        this.told = Map.copyOf(told);
    }

    /** Name how a type was found. */
    public enum Origin {
        TOLD,
        NAME,
        NOTHING
    }

    /** Name the type of an account and how it was found. */
    public record Typed(String account, String type, Origin origin) {}

    /** Guess every type. */
    public static AccountTypes guessed() {
        return new AccountTypes(Map.of());
    }

    /**
     * Read types from a file with lines {@code account,type} (or parted by a tab); the last comma parts the two.
     *
     * @throws RefusalException {@code import.types-unreadable} with the line
     */
    public static AccountTypes read(Path file) {
        Map<String, String> told = new HashMap<>();
        List<String> lines = lines(file);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty()
                    && !line.startsWith("#")
                    && !HEADING.matcher(line).matches()) {
                int comma = line.indexOf('\t') >= 0 ? line.lastIndexOf('\t') : line.lastIndexOf(',');
                String type = comma < 0 ? "" : type(unquoted(line.substring(comma + 1)));
                if (type.isEmpty()) {
                    throw Refusal.unreadable("types", "import.types-unreadable", "line", i + 1)
                            .exception();
                }
                told.put(unquoted(line.substring(0, comma)), type);
            }
        }
        return new AccountTypes(told);
    }

    /** Tell the type of an account; parents told in the file count for their children. */
    public Typed of(String account) {
        for (String name = account; !name.isEmpty(); name = parent(name)) {
            String type = told.get(name);
            if (type != null) {
                return new Typed(account, type, Origin.TOLD);
            }
        }
        for (String segment : account.split(":", 3)) {
            String type = type(segment);
            if (!type.isEmpty()) {
                return new Typed(account, type, Origin.NAME);
            }
        }
        return new Typed(account, "asset", Origin.NOTHING);
    }

    private static String parent(String account) {
        int colon = account.lastIndexOf(':');
        return colon < 0 ? "" : account.substring(0, colon);
    }

    /** Find a type by a whole word of a name: the first that says something, but "Income tax payable" is payable. */
    private static String type(String name) {
        String found = "";
        for (String word : name.toLowerCase(Locale.ROOT).split("[^\\p{L}]+")) {
            if (found.isEmpty() || word.startsWith("payable") || word.startsWith("receivable")) {
                found = WORDS.getOrDefault(word, found);
            }
        }
        return found;
    }

    private static String unquoted(String text) {
        String bare = text.strip();
        return bare.length() > 1 && bare.startsWith("\"") && bare.endsWith("\"")
                ? bare.substring(1, bare.length() - 1).replace("\"\"", "\"")
                : bare;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException | UncheckedIOException unreadable) {
            throw Refusal.unreadable("types", "import.unreadable", "file", String.valueOf(file.getFileName()))
                    .exception();
        }
    }

    private static Map<String, String> words() {
        Map<String, String> words = new HashMap<>();
        put(
                words,
                "asset",
                "asset assets bank banks cash checking savings wallet receivable receivables inventory stock");
        put(words, "asset", "prepaid prepayments investment investments deposit deposits");
        put(
                words,
                "liability",
                "liability liabilities debt debts loan loans mortgage payable payables credit creditcard");
        put(words, "liability", "creditcards mastercard visa amex overdraft");
        put(words, "equity", "equity capital opening openings retained drawings");
        put(words, "income", "income incomes revenue revenues sales salary wages dividend dividends gains earnings");
        put(words, "expense", "expense expenses cost costs food rent utilities groceries insurance fees travel fuel");
        return Map.copyOf(words);
    }

    private static void put(Map<String, String> words, String type, String names) {
        for (String name : names.split(" ")) {
            words.put(name, type);
        }
    }
}
