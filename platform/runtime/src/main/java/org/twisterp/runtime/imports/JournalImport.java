package org.twisterp.runtime.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.twisterp.kernel.Refusal;
import org.twisterp.kernel.RefusalException;
import org.twisterp.kernel.Uuid7;
import org.twisterp.runtime.draft.Drafts;
import org.twisterp.runtime.persistence.UnitsOfWork;
import org.twisterp.spi.Call;

/**
 * Take a journal of another program in: accounts and years as needed, every transaction an entry, in the name of a person.
 *
 * <p>The file is read twice, first to look and then to post, and never held whole. Transactions are posted in batches,
 * each in one database transaction with the keys that they are known by: cut short at any point, the next run goes on
 * where it ended and posts nothing twice.
 */
public final class JournalImport {

    /** Who may import, the likeliest first. */
    static final List<String> ROLES = List.of("finance.controller", "finance.cfo");

    /** What can be wrong with a transaction; anything else is wrong with the road and ends the run. */
    private static final Set<Refusal.Grounds> CONTENT = Set.of(Refusal.Grounds.INVALID, Refusal.Grounds.BLOCKED);

    private static final int BATCH = 200;

    private final UnitsOfWork units;
    private final Drafts drafts;

    public JournalImport(UnitsOfWork units, Drafts drafts) {
        this.units = units;
        this.drafts = drafts;
    }

    /**
     * Take the file in for the person of the call.
     *
     * @throws RefusalException {@code action.not-permitted}, {@code import.person-needed} for a service account,
     *     {@code import.unreadable}, {@code import.column-missing}; what is wrong with a transaction is told in the report
     */
    public ImportReport run(Call call, ImportRequest request) {
        permitted(call);
        Survey survey = survey(call, request);
        if (request.dryRun()) {
            Set<String> there = units.read(call, ImportChart::accounts).keySet();
            return survey.report(request.types(), there);
        }
        if (survey.fit() == 0) {
            return survey.report(request.types(), survey.accounts());
        }
        List<String> years = request.createYears()
                ? new FiscalYears(units, drafts).cover(call, survey.first(), survey.last())
                : List.of();
        List<AccountTypes.Typed> created =
                new ImportChart(units, drafts, request.types()).grow(call, survey.accounts());
        Map<String, UUID> accounts = units.read(call, ImportChart::accounts);
        ImportBatch poster =
                new ImportBatch(Uuid7.next(), String.valueOf(request.file().getFileName()), accounts);
        Tally tally = new Tally(survey);
        each(call, request, fits -> post(call, poster, survey.without(fits), tally), problem -> {});
        return tally.report(created, years);
    }

    private Survey survey(Call call, ImportRequest request) {
        PeriodStates periods = units.read(call, PeriodStates::of);
        Survey survey = new Survey(periods, request.createYears());
        each(
                call,
                request,
                fits -> survey.look(fits, units.read(call, unit -> ImportBatch.known(unit, fits))),
                survey::refuse);
        return survey;
    }

    private static void each(
            Call call, ImportRequest request, Consumer<List<Judgement.Fit>> batches, Consumer<LineProblem> problems) {
        JournalRules rules = new JournalRules(call.inCompany().currency(), request.commodities());
        List<Judgement.Fit> batch = new ArrayList<>(BATCH);
        new JournalFile(request.file()).read(transaction -> {
            switch (rules.judge(transaction)) {
                case Judgement.Refused refused -> problems.accept(refused.problem());
                case Judgement.Fit fit -> batch.add(fit);
            }
            if (batch.size() == BATCH) {
                batches.accept(List.copyOf(batch));
                batch.clear();
            }
        });
        if (!batch.isEmpty()) {
            batches.accept(List.copyOf(batch));
        }
    }

    /** Post a batch whole; where something in it is refused, post its halves, down to the one that is. */
    private void post(Call call, ImportBatch poster, List<Judgement.Fit> batch, Tally tally) {
        if (batch.isEmpty()) {
            return;
        }
        try {
            tally.posted(batch, units.write(call, unit -> poster.post(unit, batch)));
        } catch (RefusalException refused) {
            Refusal refusal = refused.refusal();
            if (!CONTENT.contains(refusal.grounds())) {
                throw refused;
            }
            if (batch.size() == 1) {
                tally.refuse(new LineProblem(batch.getFirst().line(), refusal.code(), refusal.arguments()));
            } else {
                int half = batch.size() / 2;
                post(call, poster, batch.subList(0, half), tally);
                post(call, poster, batch.subList(half, batch.size()), tally);
            }
        }
    }

    private static void permitted(Call call) {
        if (call.user().service()) {
            throw Refusal.of(
                            Refusal.Grounds.FORBIDDEN,
                            "import.person-needed",
                            "user",
                            call.user().login())
                    .exception();
        }
        if (ROLES.stream().noneMatch(call.roles()::contains)) {
            throw Refusal.of(
                            Refusal.Grounds.FORBIDDEN,
                            "import.not-permitted",
                            "user",
                            call.user().login())
                    .exception();
        }
    }
}
