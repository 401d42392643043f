package org.twisterp.runtime.imports;

import java.util.List;

/**
 * Tell what became of a journal.
 *
 * @param accepted transactions posted by this run, or that would be in a dry run
 * @param refused transactions refused, one problem each
 * @param known transactions that an earlier run posted
 * @param lines lines of the accepted ones
 * @param accounts accounts that accepted and known transactions use
 * @param created accounts that were new, with the type given and how it was found
 * @param years fiscal years that were opened
 * @param problems in the order of the file
 */
public record ImportReport(
        int accepted,
        int refused,
        int known,
        int lines,
        int accounts,
        List<AccountTypes.Typed> created,
        List<String> years,
        List<LineProblem> problems) {

    public ImportReport {
        created = List.copyOf(created);
        years = List.copyOf(years);
        problems = List.copyOf(problems);
    }
}
