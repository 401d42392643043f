package org.twisterp.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cases A1-06, A1-15 and A1-16: nonsense is refused clearly and changes nothing. */
class BadInputTest {

    private final Fixture fixture = Fixture.get();
    private final String company = fixture.company("USD");
    private final Rest clerk = fixture.as("clerk");

    @AfterEach
    void everythingInOrder() {
        fixture.verify();
    }

    @ParameterizedTest
    @CsvSource({
        "USD, '\"10.005\"', 422, money.scale",
        "JPY, '\"10.5\"', 422, money.scale",
        "BHD, '\"10.005\"', 201, ''",
        "USD, 10.5, 400, value.type",
        "USD, '\"1e2\"', 400, value.type",
        "USD, '\"ten\"', 400, value.type",
        "USD, '\"10.5\"', 201, ''",
        "USD, '\"10.50\"', 201, ''",
        "USD, '\"1,000.00\"', 400, value.type",
        "USD, '\"99999999999999999999.00\"', 422, value.too-large"
    })
    void a1_06_scale_and_type(String currency, String amount, int status, String code) {
        Rest.Answer answer = clerk.post(company + "/finance.manual-journal", journal(currency, amount));
        assertEquals(status, answer.status(), answer.body());
        if (status != 201) {
            assertEquals(code, answer.code());
            assertTrue(answer.text("/violations/0/field").startsWith("lines[0].debit"), answer.body());
        }
    }

    @ParameterizedTest
    @CsvSource({"USD, 10.005, 422", "JPY, 10.5, 422", "BHD, 10.005, 201", "USD, 10.5, 201"})
    void a1_06_prices_have_the_decimals_of_the_currency(String currency, String price, int status) {
        String bill = Fixture.bill("INV-1", "2026-03-05")
                .replace("\"currency\":\"USD\"", "\"currency\":\"" + currency + "\",\"exchangeRate\":\"1\"")
                .replace("33.35", price)
                .replace("1.43", "1");
        Rest.Answer answer = clerk.post(company + "/finance.supplier-bill", bill);
        assertEquals(status, answer.status(), answer.body());
        if (status == 422) {
            assertEquals("money.scale", answer.code());
        }
    }

    @Test
    void a1_06_trailing_zero_means_the_same() {
        JsonNode stored = clerk.post(company + "/finance.manual-journal", journal("USD", "\"10.5\""))
                .expect(201)
                .json();
        assertEquals("10.50", stored.at("/lines/0/debit").asText());
    }

    private static String journal(String currency, String amount) {
        return """
                {"journal":"GEN","documentDate":"2026-03-05","postingDate":"2026-03-05","currency":"%s","narration":"x",
                 "lines":[{"account":"6100","debit":%s},{"account":"1000","credit":%s}]}""".formatted(currency, amount, amount);
    }

    @Test
    void a1_15_two_editors() {
        String path = fixture.createBill(company, "INV-1", "2026-03-05");
        assertEquals(1, clerk.get(path).json().path("version").asLong());
        clerk.patch(path, 1, "{\"supplierReference\":\"INV-2\"}").expect(200);
        Rest.Answer stale =
                clerk.patch(path, 1, "{\"supplierReference\":\"INV-3\"}").expect(412);
        assertEquals("version.stale", stale.code());
        assertEquals("2", stale.text("/current"));
        assertTrue(stale.json().at("/changed").toString().contains("supplierReference"), stale.body());
        assertEquals("INV-2", clerk.get(path).text("/supplierReference"));
        assertEquals("2", clerk.get(path).text("/version"));
        clerk.send("PATCH", path, "{\"supplierReference\":\"INV-4\"}").expect(428);
        clerk.send("POST", path + "/actions/submit", "{}").expect(428);
    }

    @Test
    void a1_16_nonsense() {
        String bills = company + "/finance.supplier-bill";
        Rest.Answer unknown = clerk.post(bills, "{\"supplier\":\"V-100\",\"lines\":[{\"colour\":\"red\"}]}")
                .expect(400);
        assertEquals("field.unknown", unknown.code());
        assertEquals("lines[0].colour", unknown.text("/violations/0/field"));
        clerk.post(bills, "{\"supplier\":").expect(400);
        clerk.post(bills, "[]").expect(400);
        clerk.post(bills, "{\"supplierReference\":\"" + "x".repeat(10 * 1024 * 1024) + "\"}")
                .expect(413);
        Rest.Answer missing = clerk.post(
                        bills, Fixture.bill("INV-1", "2026-03-05").replace("\"supplier\":\"V-100\",", ""))
                .expect(422);
        assertEquals("supplier", missing.text("/violations/0/field"));
        assertEquals(
                "supplier",
                clerk.post(bills, Fixture.bill("INV-1", "2026-03-05").replace("V-100", "V-999"))
                        .expect(422)
                        .text("/violations/0/field"));
        clerk.send("POST", bills, "<bill/>", "Content-Type", "application/xml").expect(415);
        assertEquals(0, clerk.get(bills).json().at("/items").size(), "nothing is stored");
    }

    @Test
    void a1_16_posted_is_closed_to_editing() {
        String path = fixture.approvedBill(company, "INV-1", "2026-03-05");
        fixture.as("controller").action(path, "post", "{}").expect(200);
        long version = clerk.get(path).json().path("version").asLong();
        assertEquals(
                "document.posted",
                clerk.patch(path, version, "{\"supplierReference\":\"INV-9\"}")
                        .expect(409)
                        .code());
        assertEquals("INV-1", clerk.get(path).text("/supplierReference"));
    }
}
