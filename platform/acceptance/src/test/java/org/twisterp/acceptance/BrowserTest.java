package org.twisterp.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The first bill on the screens: entered by one person, approved and posted by another, found again from its figure. */
class BrowserTest {

    private final Fixture fixture = Fixture.get();

    @Test
    void a_wrong_password_says_so_and_keeps_the_name() {
        try (Browser.Seat seat = Browser.open(fixture.product)) {
            seat.signIn("clerk2", "wrong-password");
            assertThat(seat.page.locator("#problem")).isVisible();
            assertThat(seat.page.locator("[id='enter:user']")).hasValue("clerk2");
            seat.signIn("clerk2", Fixture.PASSWORD);
            assertThat(seat.page.locator("h1")).hasText("My work");
        }
    }

    @Test
    void a_page_needs_a_sign_in_and_leads_back_after_it() {
        String company = fixture.company("USD");
        try (Browser.Seat seat = Browser.open(fixture.product)) {
            seat.go("c/acc/" + company + "/finance.supplier-bill");
            assertTrue(seat.page.url().contains("sign-in"), seat.page.url());
            seat.signIn("clerk", Fixture.PASSWORD);
            assertTrue(seat.page.url().endsWith("/c/acc/" + company + "/finance.supplier-bill"), seat.page.url());
            seat.go("c/acc/NOPE/finance.supplier-bill");
            assertThat(seat.page.locator("body")).containsText("Nothing is here");
        }
    }

    @Test
    void a_bill_goes_from_the_form_to_the_trial_balance_and_back() {
        String company = fixture.company("USD");
        String path;
        try (Browser.Seat clerk = Browser.open(fixture.product)) {
            clerk.signIn("clerk", Fixture.PASSWORD).go("c/acc/" + company + "/finance.supplier-bill/new");
            clerk.type("doc:supplier", "V-100")
                    .type("doc:supplierReference", "INV-0042")
                    .type("doc:billDate", "5 Mar 2026");
            line(clerk, 0, "Paper", "6100", "3", "33.35");
            clerk.page.click("[id='doc:lines_add']");
            line(clerk, 1, "Repair", "6200", "7", "1.43");
            assertThat(clerk.page.locator(".sumbar")).containsText("132.07");
            clerk.press("Save");
            clerk.page.waitForURL(Pattern.compile(".*/finance\\.supplier-bill/[0-9a-f-]{36}.*"));
            path = clerk.page.url().substring(fixture.product.base.toString().length());
            clerk.press("Submit");
            assertThat(clerk.page.locator("h1")).containsText("Submitted");
            assertEquals(List.of(), clerk.errors());
        }
        try (Browser.Seat controller = Browser.open(fixture.product)) {
            controller.signIn("controller", Fixture.PASSWORD).go(path);
            controller.press("Approve");
            assertThat(controller.page.locator("h1")).containsText("Approved");
            controller.press("Post");
            assertThat(controller.page.locator("h1")).containsText("BILL-2026-000001");
            drill(controller, company);
            assertEquals(List.of(), controller.errors());
        }
        fixture.verify();
    }

    /** Case A1-18: figure, lines, document, within three clicks. */
    private static void drill(Browser.Seat seat, String company) {
        seat.go("c/acc/" + company + "/queries/finance.trial-balance?from=2026-03-01&to=2026-03-31");
        assertThat(seat.page.locator("tbody")).containsText("132.07");
        seat.page
                .locator("a")
                .filter(new Locator.FilterOptions().setHasText("2100"))
                .first()
                .click();
        seat.page.waitForURL(Pattern.compile(".*general-ledger.*"));
        assertThat(seat.page.locator("tbody")).containsText("132.07");
        seat.page
                .locator("tbody a")
                .filter(new Locator.FilterOptions().setHasText("PUR-2026-000001"))
                .click();
        assertThat(seat.page.locator("h1")).containsText("PUR-2026-000001");
        seat.page
                .locator("a")
                .filter(new Locator.FilterOptions().setHasText("BILL-2026-000001"))
                .first()
                .click();
        assertThat(seat.page.locator("h1")).containsText("BILL-2026-000001");
    }

    private static void line(Browser.Seat seat, int index, String text, String account, String quantity, String price) {
        String row = "doc:lines:" + index + ":";
        seat.page.waitForSelector("[id='" + row + "description']");
        seat.type(row + "description", text)
                .type(row + "account", account)
                .type(row + "quantity", quantity)
                .type(row + "unitPrice", price)
                .type(row + "taxes", "VAT20");
    }

    @Test
    void nonsense_stays_typed_with_its_error_beside_it() {
        String company = fixture.company("USD");
        try (Browser.Seat clerk = Browser.open(fixture.product)) {
            clerk.signIn("clerk", Fixture.PASSWORD).go("c/acc/" + company + "/finance.supplier-bill/new");
            clerk.type("doc:supplier", "nobody at all").type("doc:billDate", "thirty-first of June");
            line(clerk, 0, "Paper", "6100", "three", "33.35");
            clerk.press("Save");
            assertThat(clerk.page.locator("[role=alert]").first()).isVisible();
            assertThat(clerk.page.locator("[id='doc:supplier']")).hasValue("nobody at all");
            assertThat(clerk.page.locator("[id='doc:billDate']")).hasValue("thirty-first of June");
            assertThat(clerk.page.locator("[id='doc:lines:0:quantity']")).hasValue("three");
            assertEquals(
                    0,
                    fixture.as("clerk")
                            .get(company + "/finance.supplier-bill")
                            .json()
                            .at("/items")
                            .size());
        }
    }

    @Test
    void a_refused_action_explains_itself() {
        String company = fixture.company("USD");
        String path = fixture.createBill(company, "INV-1", "2026-03-05");
        fixture.as("clerk").action(path, "submit", "{}").expect(200);
        try (Browser.Seat controller = Browser.open(fixture.product)) {
            controller.signIn("controller", Fixture.PASSWORD).go("c/acc/" + path);
            controller.press("Post");
            assertThat(controller.page.locator(".refusal")).containsText("Controller");
            assertThat(controller.page.locator("h1")).containsText("Submitted");
        }
    }

    @Test
    void pages_have_no_serious_accessibility_finding() {
        String company = fixture.company("USD");
        String bill = fixture.approvedBill(company, "INV-1", "2026-03-05");
        try (Browser.Seat seat = Browser.open(fixture.product)) {
            serious(seat, "sign-in");
            seat.signIn("controller", Fixture.PASSWORD);
            for (String path : List.of(
                    "c/acc/" + company + "/home",
                    "c/acc/" + company + "/finance.supplier-bill",
                    "c/acc/" + bill,
                    "c/acc/" + company + "/finance.supplier-bill/new",
                    "c/acc/" + company + "/queries/finance.trial-balance",
                    "c/acc/" + company + "/queries/finance.general-ledger?account=2100")) {
                seat.go(path);
                serious(seat, path);
                seat.look("dark.comfortable.open").go(path);
                serious(seat, path + " dark");
                seat.look("light.comfortable.open");
            }
        }
    }

    private static void serious(Browser.Seat seat, String where) {
        List<String> found = new AxeBuilder(seat.page)
                .analyze().getViolations().stream()
                        .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                        .map(rule ->
                                rule.getId() + " " + rule.getNodes().getFirst().getHtml())
                        .toList();
        assertEquals(List.of(), found, where);
    }
}
