package org.twisterp.web.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

/** Hold the shape of page addresses. */
final class AddressTest {

    @Test
    void readsWhatItWrites() {
        Address bill = new Address("demo", "ACME", "finance.supplier-bill", "new");
        assertEquals("/c/demo/ACME/finance.supplier-bill/new", bill.toString());
        assertEquals(bill, Address.read(bill.toString().substring(Address.ROOT.length())));
    }

    @Test
    void leadsHomeWithoutMore() {
        assertEquals(new Address("demo", "ACME", "home", null), Address.read("/demo/ACME"));
    }

    @Test
    void keepsStrangeCharactersTogether() {
        Address odd = new Address("a b", "Ä/+", "x", null);
        assertEquals("/c/a%20b/%C3%84%2F%2B/x", odd.toString());
        assertEquals(odd, Address.read("/a%20b/%C3%84%2F%2B/x"));
    }

    @Test
    void isNothingElse() {
        assertNull(Address.read("/demo"));
        assertNull(Address.read("/a/b/c/d/e"));
    }
}
