package org.twisterp.runtime.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twisterp.runtime.Platform;
import org.twisterp.runtime.draft.Draft;
import org.twisterp.spi.Company;

/** Keep the books of a demo company for some months: bills and journals by a fixed seed, through the ordinary actions. */
final class DemoBooks {

    private static final String BILL = "finance.supplier-bill";
    private static final String JOURNAL = "finance.manual-journal";

    /** How far the documents of the last month go, in turn. */
    private static final List<List<String>> ENDINGS = List.of(
            List.of("submit", "approve", "post"),
            List.of(),
            List.of("submit"),
            List.of("submit", "approve"),
            List.of("submit", "reject"),
            List.of("submit"));

    private final Platform platform;
    private final String group;
    private final Company company;
    private final Map<String, @Nullable Object> plan;
    private final SplittableRandom random;
    private int bills;

    DemoBooks(Platform platform, String group, Company company, Map<String, @Nullable Object> plan) {
        this.platform = platform;
        this.group = group;
        this.company = company;
        this.plan = plan;
        this.random = new SplittableRandom(
                Long.parseLong(Demo.text(plan, "seed")) + company.code().hashCode());
    }

    void keep() {
        Map<String, @Nullable Object> months = Demo.map(plan.get("months"));
        YearMonth first = YearMonth.parse(Demo.text(months, "from"));
        YearMonth last = YearMonth.parse(Demo.text(months, "to"));
        for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            for (Map<String, @Nullable Object> journal : Demo.list(plan.get("journals"))) {
                if (!Boolean.TRUE.equals(journal.get("first")) || month.equals(first)) {
                    journal(month, journal);
                }
            }
            bills(month, month.equals(last));
        }
    }

    private void bills(YearMonth month, boolean open) {
        List<Map<String, @Nullable Object>> suppliers = Demo.list(plan.get("suppliers"));
        int wanted = Integer.parseInt(Demo.text(Demo.map(plan.get("bills")), company.code()));
        List<Map<String, @Nullable Object>> senders = new ArrayList<>(suppliers.stream()
                .filter(supplier -> Boolean.TRUE.equals(supplier.get("monthly")))
                .toList());
        while (senders.size() < wanted + 2) {
            senders.add(suppliers.get(random.nextInt(suppliers.size())));
        }
        for (int i = 0; i < senders.size(); i++) {
            bill(month, senders.get(i), open ? ENDINGS.get(i % ENDINGS.size()) : ENDINGS.getFirst());
        }
    }

    private void bill(YearMonth month, Map<String, @Nullable Object> supplier, List<String> actions) {
        LocalDate day = month.atDay(1 + random.nextInt(25));
        List<Map<String, Object>> lines = new ArrayList<>();
        List<?> goods = (List<?>) Objects.requireNonNull(supplier.get("goods"));
        int count = goods.size() == 1 ? 1 : 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            List<?> good = (List<?>) goods.get((i + bills) % goods.size());
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("description", good.getFirst());
            line.put("account", Demo.text(supplier, "account"));
            line.put("quantity", goods.size() == 1 ? "1" : Integer.toString(1 + random.nextInt(9)));
            line.put("unitPrice", good.getLast());
            line.put("taxes", List.of("VAT20"));
            lines.add(line);
        }
        bills++;
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("supplier", Demo.text(supplier, "code"));
        fields.put("supplierReference", "%s-%04d".formatted(month.toString().replace("-", ""), 1000 + bills * 7));
        fields.put("billDate", day.toString());
        fields.put("postingDate", day.toString());
        fields.put("taxDate", day.toString());
        fields.put("currency", company.currency().code());
        fields.put("paymentTerms", "NET30");
        fields.put("lines", lines);
        String clerk = bills % 3 == 0 ? "clerk2" : "clerk";
        run(BILL, create(BILL, clerk, day, fields), clerk, day, actions);
    }

    private void journal(YearMonth month, Map<String, @Nullable Object> plan) {
        LocalDate day = month.atDay(Integer.parseInt(Demo.text(plan, "day")));
        BigDecimal amount = plan.get("amount") == null
                ? BigDecimal.valueOf(
                        100L * number(plan, "from")
                                + random.nextLong(100L * (number(plan, "to") - number(plan, "from"))),
                        2)
                : new BigDecimal(Demo.text(plan, "amount"));
        Map<String, Object> debit = Map.of("account", Demo.text(plan, "debit"), "debit", amount.toPlainString());
        Map<String, Object> credit = Map.of("account", Demo.text(plan, "credit"), "credit", amount.toPlainString());
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("journal", "GEN");
        fields.put("documentDate", day.toString());
        fields.put("postingDate", day.toString());
        fields.put("currency", company.currency().code());
        fields.put("narration", Demo.text(plan, "text"));
        fields.put("lines", List.of(debit, credit));
        run(JOURNAL, create(JOURNAL, "clerk", day, fields), "clerk", day, ENDINGS.getFirst());
    }

    private static long number(Map<String, @Nullable Object> map, String name) {
        return Long.parseLong(Demo.text(map, name));
    }

    private UUID create(String entity, String user, LocalDate day, Map<String, Object> fields) {
        Draft draft = Demo.create(platform, Demo.call(platform, group, company.code(), user, day), entity, fields);
        return Objects.requireNonNull(draft.id());
    }

    private void run(String entity, UUID id, String clerk, LocalDate day, List<String> actions) {
        for (String action : actions) {
            switch (action) {
                case "approve" -> approve(entity, id, day);
                case "reject" ->
                    act(entity, id, "controller", day, action, Map.of("reason", "The price is not the one agreed."));
                default -> act(entity, id, clerk, day, action, Map.of());
            }
        }
    }

    /** Let one after the other approve until it is enough: large amounts need more than one. */
    private void approve(String entity, UUID id, LocalDate day) {
        for (String person : List.of("controller", "cfo", "compliance")) {
            if (!act(entity, id, person, day, "approve", Map.of()).equals("submitted")) {
                return;
            }
        }
    }

    private String act(
            String entity, UUID id, String person, LocalDate day, String action, Map<String, String> arguments) {
        return platform.actions()
                .run(Demo.call(platform, group, company.code(), person, day), entity, id, null, action, arguments)
                .document()
                .status();
    }
}
