package org.twisterp.runtime.imports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Note what a file holds before anything is posted: what is new, what is known, what is refused, what it needs. */
final class Survey {

    private final PeriodStates periods;
    private final boolean createYears;
    private final List<LineProblem> problems = new ArrayList<>();
    private final Set<Long> refusedLines = new HashSet<>();
    private final TreeSet<String> accounts = new TreeSet<>();
    private int fit;
    private int known;
    private int lines;
    private @Nullable LocalDate first;
    private @Nullable LocalDate last;

    Survey(PeriodStates periods, boolean createYears) {
        this.periods = periods;
        this.createYears = createYears;
    }

    void refuse(LineProblem problem) {
        problems.add(problem);
    }

    /** Look at transactions that the rules let pass. */
    void look(List<Judgement.Fit> batch, Set<Judgement.Key> knownKeys) {
        for (Judgement.Fit transaction : batch) {
            if (knownKeys.contains(transaction.key())) {
                known++;
                use(transaction);
            } else {
                periods.problem(transaction.date(), createYears)
                        .map(problem -> new LineProblem(transaction.line(), problem.code(), problem.arguments()))
                        .ifPresentOrElse(
                                problem -> {
                                    refuse(problem);
                                    refusedLines.add(transaction.line());
                                },
                                () -> take(transaction));
            }
        }
    }

    private void take(Judgement.Fit transaction) {
        fit++;
        lines += transaction.postings().size();
        LocalDate date = transaction.date();
        first = first == null || date.isBefore(first) ? date : first;
        last = last == null || date.isAfter(last) ? date : last;
        use(transaction);
    }

    private void use(Judgement.Fit transaction) {
        transaction.postings().forEach(posting -> accounts.add(posting.account()));
    }

    /** Return what of a batch was not refused. */
    List<Judgement.Fit> without(List<Judgement.Fit> batch) {
        return refusedLines.isEmpty()
                ? batch
                : batch.stream()
                        .filter(transaction -> !refusedLines.contains(transaction.line()))
                        .toList();
    }

    int fit() {
        return fit;
    }

    LocalDate first() {
        return Objects.requireNonNull(first);
    }

    LocalDate last() {
        return Objects.requireNonNull(last);
    }

    Set<String> accounts() {
        return accounts;
    }

    List<LineProblem> problems() {
        return problems;
    }

    /** Tell what a run would do. */
    ImportReport report(AccountTypes types, Set<String> there) {
        List<AccountTypes.Typed> fresh = accounts.stream()
                .filter(account -> !there.contains(account))
                .map(types::of)
                .toList();
        return new ImportReport(
                fit, problems.size(), known, lines, accounts.size(), fresh, List.of(), inOrder(problems));
    }

    static List<LineProblem> inOrder(List<LineProblem> problems) {
        return problems.stream()
                .sorted(Comparator.comparingLong(LineProblem::line))
                .toList();
    }
}
