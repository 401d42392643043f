package org.twisterp.cli;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Currency;
import org.twisterp.runtime.Platform;
import org.twisterp.runtime.imports.Bookkeepers;
import org.twisterp.runtime.imports.FiscalYears;
import org.twisterp.runtime.tenancy.NewCompany;
import org.twisterp.spi.Company;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Look after the companies of a group. */
@Command(name = "company", description = "Create companies.", subcommands = CompanyCommand.Create.class)
final class CompanyCommand {

    @ParentCommand
    private Twist twist = new Twist();

    /** Create a company with the content of its group's pack. */
    @Command(
            name = "create",
            description = "Create a company with the chart, journals and numbers of its group's pack.")
    static final class Create implements Callable<Integer> {

        @ParentCommand
        private CompanyCommand parent = new CompanyCommand();

        @Option(names = "--group", paramLabel = "SLUG", description = "Group (default: the only one).")
        private @Nullable String group;

        @Option(names = "--code", paramLabel = "C", required = true, description = "Short code.")
        private String code = "";

        @Option(
                names = "--currency",
                paramLabel = "C",
                required = true,
                description = "Currency it keeps its books in.")
        private String currency = "";

        @Option(names = "--legal-name", description = "Name for print (default: the code).")
        private @Nullable String legalName;

        @Option(
                names = "--time-zone",
                paramLabel = "Z",
                defaultValue = "UTC",
                description = "Zone of its business day (default: UTC).")
        private ZoneId timeZone = ZoneId.of("UTC");

        @Option(names = "--tax-number")
        private @Nullable String taxNumber;

        @Option(names = "--tax-rounding", defaultValue = "document", description = "document (default) or line.")
        private Company.TaxRounding taxRounding = Company.TaxRounding.DOCUMENT;

        @Option(names = "--reversal", defaultValue = "swap", description = "swap (default) or negative.")
        private Company.Reversal reversal = Company.Reversal.SWAP;

        @Option(
                names = "--fiscal-year-start",
                paramLabel = "N",
                defaultValue = "1",
                description = "First month of the year, 1 to 12 (default: 1).")
        private int fiscalYearStart = 1;

        @Option(
                names = "--fiscal-year",
                paramLabel = "YYYY",
                split = ",",
                description = "Open this fiscal year with twelve periods and an adjusting one; may be repeated.")
        private List<Integer> fiscalYears = List.of();

        @Override
        public Integer call() {
            try (Site site = Site.open(parent.twist)) {
                Platform platform = site.platform();
                String slug = site.group(group);
                Company company = platform.groups().createCompany(slug, wanted());
                if (!fiscalYears.isEmpty()) {
                    new FiscalYears(platform.units(), platform.drafts())
                            .open(Bookkeepers.operator(platform, slug, company), fiscalYears);
                }
                Map<String, Object> tree = new LinkedHashMap<>();
                tree.put("id", company.id());
                tree.put("code", company.code());
                tree.put("currency", company.currency().code());
                tree.put("fiscalYears", fiscalYears);
                parent.twist.console().answer(tree, "Created the company " + company.code() + ".");
            }
            return Console.DONE;
        }

        private NewCompany wanted() {
            return new NewCompany(
                    code,
                    legalName == null ? code : legalName,
                    Currency.of(currency),
                    timeZone,
                    taxNumber,
                    fiscalYearStart,
                    taxRounding,
                    reversal);
        }
    }
}
