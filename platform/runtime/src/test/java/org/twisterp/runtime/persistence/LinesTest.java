package org.twisterp.runtime.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.twisterp.kernel.Currency;
import org.twisterp.kernel.Ref;
import org.twisterp.kernel.Refs;
import org.twisterp.kernel.RefusalException;
import org.twisterp.kernel.Uuid7;
import org.twisterp.runtime.TestHouse;
import org.twisterp.sample.order.Order;
import org.twisterp.sample.order.OrderLine;
import org.twisterp.sample.order.Shelf;
import org.twisterp.spi.Call;

class LinesTest {

    private final UnitsOfWork units = TestHouse.platform().units();
    private final Call call = TestHouse.call("ann", "ACME");

    @Test
    void linesAreInsertedReorderedChangedAndDeleted() {
        UUID id = create(List.of("a", "b", "c"));
        assertEquals("1: 1a 2b 3c", shown(id));
        List<UUID> first = lineIds(id);

        change(id, order -> order.lines.reversed().forEach(line -> line.description += "!"));
        assertEquals("2: 1a! 2b! 3c!", shown(id));

        change(id, order -> order.lines.sort((x, y) -> y.line() - x.line()));
        assertEquals("3: 1c! 2b! 3a!", shown(id));
        assertEquals(first.reversed(), lineIds(id));

        change(id, order -> {
            order.lines.remove(1);
            order.lines.addFirst(OrderLine.of("new"));
        });
        assertEquals("4: 1new 2c! 3a!", shown(id));

        change(id, order -> order.lines.clear());
        assertEquals("5:", shown(id));
        change(id, order -> order.extra.put("nothing", "else"));
        assertEquals("6:", shown(id));
    }

    @Test
    void everyKindOfFieldComesBack() {
        UUID id = Uuid7.next();
        units.write(call, unit -> {
            Shelf shelf = new Shelf();
            unit.save(shelf);
            unit.flush();
            Order order = new Order();
            order.orderDate = LocalDate.of(2026, 2, 28);
            order.amountTotal = new BigDecimal("10.05");
            order.currency = Currency.of("USD");
            order.haste = Order.Haste.VERY_MUCH;
            order.shelf = Ref.of(shelf.id());
            order.shelves = new Refs<>(List.of(shelf.id(), id));
            order.tags.add("quick");
            order.extra.put("depth", Map.of("cm", "12"));
            order.custom().put("ours", "yes");
            unit.save(order);
            unit.save(another(id));
            unit.flush();
            check(unit, order.id(), id);
            return order.id();
        });
    }

    private static void check(Unit unit, UUID orderId, UUID emptyId) {
        unit.em().clear();
        Order order = unit.em().find(Order.class, orderId);
        assertEquals(LocalDate.of(2026, 2, 28), order.orderDate);
        assertEquals(0, new BigDecimal("10.05").compareTo(order.amountTotal));
        assertEquals(Currency.of("USD"), order.currency);
        assertEquals(Order.Haste.VERY_MUCH, order.haste);
        assertEquals(2, order.shelves.ids().size());
        assertEquals(order.shelf, Ref.of(order.shelves.ids().getFirst()));
        assertEquals(List.of("quick"), order.tags);
        assertEquals(Map.of("cm", "12"), order.extra.get("depth"));
        assertEquals(Map.of("ours", "yes"), order.custom());
        assertEquals(unit.call().user().id(), order.createdBy());
        assertEquals(
                List.of(Map.of("haste", "very-much")),
                unit.context().rows("select haste from sample_order where id = :id", Map.of("id", orderId)));
        Map<String, Object> read =
                unit.context().read("sample.order", Ref.of(orderId)).orElseThrow();
        assertEquals("very-much", read.get("haste"));
        assertEquals(order.shelves.ids(), read.get("shelves"));
        Order empty = unit.em().find(Order.class, emptyId);
        assertNull(empty.shelf);
        assertNull(empty.haste);
        assertNull(empty.amountTotal);
        assertTrue(empty.shelves.ids().isEmpty());
    }

    @Test
    void unsavedStateAndSqlShareATransaction() {
        UUID id = Uuid7.next();
        assertThrows(
                IllegalStateException.class,
                () -> units.write(call, unit -> {
                    unit.save(another(id));
                    unit.flush();
                    assertEquals(1, count(unit, id));
                    run(unit, "update sample_order set definition_version = 'x' where id = '" + id + "'");
                    throw new IllegalStateException("undo");
                }));
        assertEquals(0, count(call, id));
    }

    @Test
    void readingInsideAUnitSeesWhatItWrote() {
        UUID id = Uuid7.next();
        units.write(call, unit -> {
            unit.save(another(id));
            unit.flush();
            assertEquals(1, count(call, id));
            assertEquals(0, count(TestHouse.call("bob", "ACME"), id));
            return null;
        });
    }

    @Test
    void aConflictRunsTheWorkAgain() {
        AtomicInteger attempts = new AtomicInteger();
        units.write(call, unit -> {
            if (attempts.incrementAndGet() < 3) {
                run(unit, "do $$ begin raise exception 'no luck' using errcode = '40001'; end $$");
            }
            return null;
        });
        assertEquals(3, attempts.get());
    }

    @Test
    void aLostConnectionIsSaidAndReplaced() {
        String cut = "select pg_terminate_backend(pg_backend_pid())";
        assertEquals(
                "database.unavailable",
                code(() -> units.write(call, unit -> {
                    run(unit, cut);
                    return null;
                })));
        UUID id = create(List.of("still here"));
        assertEquals("1: 1still here", shown(id));
    }

    @Test
    void theDatabaseRefusesInTheHousesWords() {
        Consumer<Order> negative = order -> order.amountTotal = BigDecimal.ONE.negate();
        UUID id = create(List.of());
        assertEquals("value.refused", code(() -> change(id, negative)));
        assertEquals("reference.unknown", code(() -> change(id, order -> order.shelf = Ref.of(Uuid7.next()))));
        assertEquals(
                "code.taken",
                code(() -> units.write(call, unit -> {
                    run(unit, insertShelf("same"));
                    run(unit, insertShelf("same"));
                    return null;
                })));
        assertEquals(
                "ledger.period-closed",
                code(() -> units.write(call, unit -> {
                    run(unit, "do $$ begin raise exception 'ledger.period-closed' using errcode = '23514'; end $$");
                    return null;
                })));
    }

    @Test
    void aReadingUnitWritesNothing() {
        assertThrows(
                IllegalStateException.class,
                () -> units.read(call, unit -> {
                    unit.save(another(Uuid7.next()));
                    return null;
                }));
        assertThrows(
                DatabaseFault.class,
                () -> units.read(call, unit -> {
                    run(unit, insertShelf("reading"));
                    return null;
                }));
        assertThrows(
                IllegalArgumentException.class,
                () -> units.write(call, unit -> unit.context()
                        .rows("with x as (delete from sample_order returning id) select id from x", Map.of())));
        assertThrows(
                IllegalArgumentException.class,
                () -> units.write(
                        call, unit -> unit.actionContext("sample").write("update account set name = 'x'", Map.of())));
    }

    @Test
    void rowsOfAnotherCompanyAreNotThere() {
        UUID id = create(List.of("a"));
        Call beta = TestHouse.call("bob", "BETA");
        assertEquals(0, count(beta, id));
        assertNull(units.read(beta, unit -> unit.em().find(Order.class, id)));
        assertNotNull(
                units.read(TestHouse.call("bob", "ACME"), unit -> unit.em().find(Order.class, id)));
        assertEquals(1, count(TestHouse.call("bob", "_group"), id));
    }

    private UUID create(List<String> descriptions) {
        return units.write(call, unit -> {
            Order order = new Order();
            descriptions.forEach(text -> order.lines.add(OrderLine.of(text)));
            unit.save(order);
            return order.id();
        });
    }

    private void change(UUID id, Consumer<Order> edit) {
        units.write(call, unit -> {
            Order order = unit.em().find(Order.class, id);
            edit.accept(order);
            unit.save(order);
            return null;
        });
    }

    private String shown(UUID id) {
        return units.read(call, unit -> {
            Order order = unit.em().find(Order.class, id);
            StringBuilder text = new StringBuilder(order.version() + ":");
            order.lines.forEach(line -> text.append(' ').append(line.line()).append(line.description));
            return text.toString();
        });
    }

    private List<UUID> lineIds(UUID id) {
        return units.read(call, unit -> unit.em().find(Order.class, id).lines.stream()
                .map(OrderLine::id)
                .toList());
    }

    /** An id is made with the object, so a chosen one is set. */
    private static Order another(UUID id) {
        Order order = new Order();
        try {
            var field = org.twisterp.spi.Stored.class.getDeclaredField("id");
            field.setAccessible(true);
            field.set(order, id);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        return order;
    }

    private String insertShelf(String code) {
        return "insert into sample_shelf (company_id, id, version, code, name) values ('"
                + call.inCompany().id() + "', '" + Uuid7.next() + "', 1, '" + code + "', 'n')";
    }

    private int count(Call by, UUID id) {
        Integer count = units.read(by, unit -> count(unit, id));
        return count;
    }

    private static int count(Unit unit, UUID id) {
        return ((Number) java.util.Objects.requireNonNull(unit.context()
                        .rows("select count(*) as n from sample_order where id = :id", Map.of("id", id))
                        .getFirst()
                        .get("n")))
                .intValue();
    }

    private static String code(Runnable work) {
        return assertThrows(RefusalException.class, work::run).refusal().code();
    }

    private static void run(Unit unit, String sql) {
        try (var statement = unit.connection().createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new DatabaseFault(e);
        }
    }
}
