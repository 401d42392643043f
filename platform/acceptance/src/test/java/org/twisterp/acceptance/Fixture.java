package org.twisterp.acceptance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Make the group acc with its people once, and a fresh company for each case. */
final class Fixture {

    static final String GROUP = "acc";
    /** Password of the people: they are those of the demo group too, and a person has one password per installation. */
    static final String PASSWORD = "twist-demo";

    private static final List<String> PEOPLE =
            List.of("clerk", "clerk2", "controller", "cfo", "compliance", "cashier", "auditor", "admin");
    private static final AtomicInteger COMPANIES = new AtomicInteger();
    private static Fixture made;

    final Product product;
    private final Map<String, Rest> people = new LinkedHashMap<>();

    private Fixture(Product product) {
        this.product = product;
    }

    /** Return the one fixture of the test run. */
    static synchronized Fixture get() {
        if (made == null) {
            made = new Fixture(Product.running());
            made.makeGroup();
        }
        return made;
    }

    private void makeGroup() {
        ok(product.cli("group", "create", GROUP, "--pack", "trading", "--currency", "USD"));
        ok(product.cli("company", "create", "--group", GROUP, "--code", "ACME", "--currency", "USD"));
        ok(product.cli("company", "create", "--group", GROUP, "--code", "BETA", "--currency", "EUR"));
        for (String user : PEOPLE) {
            addUser(user, user.equals("admin") ? "administrator" : user.equals("clerk2") ? "clerk" : user, "*");
        }
        for (String company : List.of("ACME", "BETA")) {
            furnish(company);
        }
        as("controller")
                .post("_group/party.party", "{\"code\":\"V-100\",\"name\":\"Office World\",\"roles\":[\"supplier\"]}")
                .expect(201);
    }

    /** Add a user with one role in one company or everywhere, with an API key. */
    void addUser(String user, String role, String company) {
        ok(product.cliWithInput(
                PASSWORD + "\n",
                "user",
                "create",
                "--group",
                GROUP,
                "--user",
                user,
                "--role",
                role,
                "--company",
                company,
                "--password-stdin"));
        Product.Output key = product.cli("api-key", "create", "--group", GROUP, "--user", user);
        ok(key);
        people.put(user, new Rest(product.base, key.out().strip()));
    }

    /** Speak as one of the people. */
    Rest as(String user) {
        return java.util.Objects.requireNonNull(people.get(user), user);
    }

    /** Make a fresh company in a currency with fiscal years 2025 to 2027, VAT20 and the pack's accounts; returns its code. */
    String company(String currency) {
        String code = "T" + COMPANIES.incrementAndGet();
        as("admin")
                .post(
                        "_group/platform.company",
                        "{\"code\":\"%s\",\"legalName\":\"Test %s\",\"currency\":\"%s\",\"timeZone\":\"UTC\"}"
                                .formatted(code, code, currency))
                .expect(201);
        furnish(code);
        return code;
    }

    private void furnish(String company) {
        for (int year = 2025; year <= 2027; year++) {
            as("controller")
                    .post(
                            company + "/ledger.fiscal-year",
                            "{\"code\":\"%d\",\"start\":\"%d-01-01\",\"end\":\"%d-12-31\",\"pattern\":\"monthly\",\"adjusting\":1}"
                                    .formatted(year, year, year))
                    .expect(201);
        }
        as("controller").post(company + "/finance.tax", """
                        {"code":"VAT20","name":"VAT 20 %","use":"purchase","kind":"vat","computation":"percent",
                         "priceIncludes":false,"rates":[{"validFrom":"2020-01-01","validTo":null,"rate":"20"}],
                         "due":"invoice","recoverablePercent":"100",
                         "parts":[{"percent":"100","account":"1400","tags":["IN-TAX"]}],"baseTags":["IN-BASE"]}""").expect(201);
    }

    /** Write the bill of case A1-01 as JSON with a supplier reference and dates. */
    static String bill(String reference, String date) {
        return """
                {"supplier":"V-100","supplierReference":"%s","billDate":"%s","postingDate":"%s","taxDate":"%s",
                 "currency":"USD","lines":[
                  {"description":"Paper","account":"6100","quantity":"3","unit":"EA","unitPrice":"33.35","taxes":["VAT20"]},
                  {"description":"Repair","account":"6200","quantity":"7","unit":"EA","unitPrice":"1.43","taxes":["VAT20"]}]}""".formatted(reference, date, date, date);
    }

    /** Create a bill as clerk; returns its path. */
    String createBill(String company, String reference, String date) {
        String id = as("clerk")
                .post(company + "/finance.supplier-bill", bill(reference, date))
                .expect(201)
                .text("/id");
        return company + "/finance.supplier-bill/" + id;
    }

    /** Create, submit and approve a bill; returns its path. */
    String approvedBill(String company, String reference, String date) {
        String path = createBill(company, reference, date);
        as("clerk").action(path, "submit", "{}").expect(200);
        as("controller").action(path, "approve", "{}").expect(200);
        return path;
    }

    /** Post a two-sided manual journal as clerk and controller; returns its path. */
    String journal(String company, String date, String debit, String credit, String amount) {
        String id = as("clerk")
                .post(company + "/finance.manual-journal", journalBody(date, debit, credit, amount, amount))
                .expect(201)
                .text("/id");
        String path = company + "/finance.manual-journal/" + id;
        as("clerk").action(path, "submit", "{}").expect(200);
        as("controller").action(path, "approve", "{}").expect(200);
        as("controller").action(path, "post", "{}").expect(200);
        return path;
    }

    static String journalBody(String date, String debit, String credit, String debitAmount, String creditAmount) {
        return """
                {"journal":"GEN","documentDate":"%s","postingDate":"%s","currency":"USD","narration":"Case",
                 "lines":[{"account":"%s","debit":"%s"},{"account":"%s","credit":"%s"}]}""".formatted(date, date, debit, debitAmount, credit, creditAmount);
    }

    /** Verify the group; fails unless everything is in order. */
    void verify() {
        Product.Output output = product.cli("verify", "--group", GROUP, "--json");
        if (output.code() != 0) {
            throw new AssertionError("verify: " + output);
        }
    }

    private static void ok(Product.Output output) {
        if (output.code() != 0) {
            throw new IllegalStateException(output.toString());
        }
    }
}
