package org.twisterp.runtime.imports;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;

/** Hold what the rules say about a transaction: fit to be posted, or refused. */
sealed interface Judgement {

    /** Refuse it. */
    record Refused(LineProblem problem) implements Judgement {}

    /**
     * Let it be posted.
     *
     * @param line line of its first row
     * @param key what it is known by when the file comes again
     */
    record Fit(long line, LocalDate date, String narration, List<Posting> postings, Key key) implements Judgement {

        public Fit {
            postings = List.copyOf(postings);
        }
    }

    /**
     * Hold one line to be posted.
     *
     * @param amount debit positive, credit negative, in the decimals of the company's currency
     */
    record Posting(long line, String account, BigDecimal amount, String description) {}

    /**
     * Know a transaction by its content and, where a file holds the same content more than once, by which of them it is.
     *
     * @param digest SHA-256 of the content and the occurrence, in hexadecimal
     */
    record Key(String digest) {

        static Key of(byte[] hash) {
            return new Key(HexFormat.of().formatHex(hash));
        }

        byte[] bytes() {
            return HexFormat.of().parseHex(digest);
        }
    }
}
