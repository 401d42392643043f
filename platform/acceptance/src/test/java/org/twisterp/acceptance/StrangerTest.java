package org.twisterp.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Case A1-14: what belongs to another company cannot be told from what does not exist. */
class StrangerTest {

    private static final Fixture FIXTURE = Fixture.get();
    private static final String OURS = FIXTURE.company("USD");
    private static final String THEIRS = FIXTURE.company("USD");

    @BeforeAll
    static void peopleOfOneCompany() {
        FIXTURE.addUser("ours-only", "clerk", OURS);
    }

    @Test
    void a1_14_a_stranger_learns_nothing() {
        Rest stranger = FIXTURE.as("ours-only");
        String theirBill = FIXTURE.createBill(THEIRS, "INV-1", "2026-03-05");
        String theirId = theirBill.substring(theirBill.lastIndexOf('/') + 1);
        String unknownId = "01990000-0000-7000-8000-000000000000";
        String ownBills = OURS + "/finance.supplier-bill";

        stranger.get(ownBills).expect(200);
        same(stranger.get(theirBill), stranger.get("NOPE/finance.supplier-bill/" + unknownId));
        same(stranger.get(THEIRS + "/finance.supplier-bill"), stranger.get("NOPE/finance.supplier-bill"));
        same(stranger.get(ownBills + "/" + theirId), stranger.get(ownBills + "/" + unknownId));
        same(
                stranger.get(ownBills + "/" + theirId + "/entries"),
                stranger.get(ownBills + "/" + unknownId + "/entries"));
        same(
                stranger.get(ownBills + "/" + theirId + "/actions"),
                stranger.get(ownBills + "/" + unknownId + "/actions"));
        same(
                stranger.send("PATCH", ownBills + "/" + theirId, "{\"supplierReference\":\"x\"}", "If-Match", "\"1\""),
                stranger.send(
                        "PATCH", ownBills + "/" + unknownId, "{\"supplierReference\":\"x\"}", "If-Match", "\"1\""));
        same(
                stranger.send("POST", ownBills + "/" + theirId + "/actions/post", "{}", "If-Match", "\"1\""),
                stranger.send("POST", ownBills + "/" + unknownId + "/actions/post", "{}", "If-Match", "\"1\""));
        assertEquals(
                0,
                stranger.get(ownBills + "?filter=" + Rest.encode("id==" + theirId))
                        .expect(200)
                        .json()
                        .at("/items")
                        .size());
        same(
                stranger.get(THEIRS + "/queries/finance.trial-balance?from=2026-01-01&to=2026-12-31"),
                stranger.get("NOPE/queries/finance.trial-balance?from=2026-01-01&to=2026-12-31"));
    }

    private static void same(Rest.Answer theirs, Rest.Answer unknown) {
        assertEquals(404, theirs.status(), theirs.body());
        assertEquals(404, unknown.status(), unknown.body());
        assertEquals(bare(unknown), bare(theirs));
    }

    private static String bare(Rest.Answer answer) {
        com.fasterxml.jackson.databind.node.ObjectNode body =
                (com.fasterxml.jackson.databind.node.ObjectNode) answer.json();
        body.remove("instance");
        body.remove("correlation");
        return body.toString();
    }
}
