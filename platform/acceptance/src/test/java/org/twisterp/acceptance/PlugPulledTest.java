package org.twisterp.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Kill server or database in the middle of posting: what was acknowledged is there, and nothing is half there. */
class PlugPulledTest {

    private static final int BILLS = 120;
    private static Product product;

    @BeforeAll
    static void start() {
        product = Product.start("trading");
    }

    @AfterAll
    static void stop() {
        product.stop();
    }

    @Test
    void the_server_is_killed_while_bills_are_posted() throws Exception {
        ProcessHandle server = serverProcess();
        pullWhilePosting("server", () -> kill(server));
    }

    @Test
    void the_database_is_killed_while_bills_are_posted() throws Exception {
        ProcessHandle database = databaseProcess();
        pullWhilePosting("database", () -> kill(database));
    }

    private void pullWhilePosting(String name, Runnable pull) throws Exception {
        Rest clerk = key("clerk");
        Rest controller = key("controller");
        List<String> approved = approvedBills(name, clerk, controller);
        Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (String path : approved) {
                threads.submit(() -> post(controller, path, acknowledged));
            }
            while (acknowledged.size() < BILLS / 4) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            pull.run();
            threads.shutdown();
            assertTrue(threads.awaitTermination(2, TimeUnit.MINUTES));
        }
        product.stop();
        product.run("none");

        Product.Output verified = product.cli("verify", "--group", "demo", "--json");
        assertEquals(0, verified.code(), verified.toString());
        assertFalse(acknowledged.isEmpty());
        for (String path : acknowledged) {
            JsonNode bill = clerk.get(path).expect(200).json();
            assertEquals("posted", bill.at("/status").asText(), path);
            assertEquals(1, clerk.get(path + "/entries").json().at("/items").size());
        }
        for (String path : approved) {
            if (clerk.get(path).text("/status").equals("approved")) {
                controller.action(path, "post", "{}").expect(200);
            }
        }
        assertContiguous(clerk);
    }

    private static void post(Rest controller, String path, Queue<String> acknowledged) {
        try {
            if (controller.action(path, "post", "{}").status() == 200) {
                acknowledged.add(path);
            }
        } catch (RuntimeException unplugged) {
            // the plug was pulled: no answer, so nothing was acknowledged
            assertFalse(acknowledged.contains(path));
        }
    }

    private List<String> approvedBills(String name, Rest clerk, Rest controller) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            return threads
                    .invokeAll(IntStream.range(0, BILLS)
                            .<java.util.concurrent.Callable<String>>mapToObj(i -> () -> {
                                String path = "ACME/finance.supplier-bill/"
                                        + clerk.post(
                                                        "ACME/finance.supplier-bill",
                                                        Fixture.bill("PULL-" + name + "-" + i, "2026-03-05"))
                                                .expect(201)
                                                .text("/id");
                                clerk.action(path, "submit", "{}").expect(200);
                                controller.action(path, "approve", "{}").expect(200);
                                return path;
                            })
                            .toList())
                    .stream()
                    .map(future -> future.resultNow())
                    .toList();
        }
    }

    private static void assertContiguous(Rest clerk) {
        List<Integer> numbers = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = clerk.get("ACME/finance.supplier-bill?limit=200&sort=number&filter="
                            + Rest.encode("status==posted;number==BILL-2026-*") + after)
                    .expect(200)
                    .json();
            page.at("/items")
                    .forEach(item -> numbers.add(
                            Integer.parseInt(item.at("/number").asText().substring("BILL-2026-".length()))));
            after = page.at("/next").isNull()
                    ? ""
                    : "&after=" + Rest.encode(page.at("/next").asText());
        } while (!after.isEmpty());
        assertEquals(IntStream.rangeClosed(1, numbers.size()).boxed().toList(), numbers, "no gap, none twice");
    }

    private static Rest key(String user) {
        Product.Output key = product.cli("api-key", "create", "--group", "demo", "--user", user);
        assertEquals(0, key.code(), key.toString());
        return new Rest(product.base, key.out().strip());
    }

    private static ProcessHandle serverProcess() {
        return ProcessHandle.allProcesses()
                .filter(process -> environment(process).contains(product.data.toString())
                        && commandLine(process).contains("ws-server.jar"))
                .findFirst()
                .orElseThrow();
    }

    private static ProcessHandle databaseProcess() {
        try {
            JsonNode status =
                    Rest.JSON.readTree(product.cli("db", "status", "--json").out());
            long pid = Long.parseLong(
                    Files.readAllLines(Path.of(status.at("/folder").asText(), "postmaster.pid"))
                            .getFirst()
                            .strip());
            return ProcessHandle.of(pid).orElseThrow();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String commandLine(ProcessHandle process) {
        return read(process, "cmdline");
    }

    private static String environment(ProcessHandle process) {
        return read(process, "environ");
    }

    private static String read(ProcessHandle process, String file) {
        try {
            return Files.readString(
                    Path.of("/proc", String.valueOf(process.pid()), file),
                    java.nio.charset.StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }

    private static void kill(ProcessHandle process) {
        process.destroyForcibly();
        process.onExit().join();
    }
}
