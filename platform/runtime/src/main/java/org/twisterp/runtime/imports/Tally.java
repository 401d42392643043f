package org.twisterp.runtime.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Count what became of the transactions while they are posted. */
final class Tally {

    private final Survey survey;
    private final List<LineProblem> problems;
    private int accepted;
    private int known;
    private int lines;

    Tally(Survey survey) {
        this.survey = survey;
        this.problems = new ArrayList<>(survey.problems());
    }

    /** Count a batch that was posted but for those known before. */
    void posted(List<Judgement.Fit> batch, Set<Judgement.Key> before) {
        for (Judgement.Fit transaction : batch) {
            if (before.contains(transaction.key())) {
                known++;
            } else {
                accepted++;
                lines += transaction.postings().size();
            }
        }
    }

    void refuse(LineProblem problem) {
        problems.add(problem);
    }

    ImportReport report(List<AccountTypes.Typed> created, List<String> years) {
        return new ImportReport(
                accepted,
                problems.size(),
                known,
                lines,
                survey.accounts().size(),
                created,
                years,
                Survey.inOrder(problems));
    }
}
