package org.twisterp.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.twisterp.database.DataDirectory;
import org.twisterp.database.DatabaseServer;
import org.twisterp.database.Login;
import org.twisterp.database.ServerStatus;
import org.twisterp.kernel.RefusalException;
import org.twisterp.runtime.demo.Demo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Run the database and the server until it is told to stop. */
@Command(
        name = "run",
        description = {
            "Run Twist ERP: start the database and the server, print its address, stop both on Ctrl-C.",
            "The first run of a data folder makes a demo company; --demo none leaves it empty."
        })
final class RunCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @ParentCommand
    private Twist twist = new Twist();

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "Port of the server (default: 8080).")
    private int port;

    @Option(
            names = "--host",
            paramLabel = "NAME",
            defaultValue = "localhost",
            description = "Address it listens on (default: localhost; * for all).")
    private String host = "localhost";

    @Option(
            names = "--demo",
            paramLabel = "PACK|none",
            defaultValue = "trading",
            description = "Demo company of the first run (default: trading).")
    private String demo = "trading";

    @Option(names = "--detach", description = "Come back once it is ready; end it with 'twist stop'.")
    private boolean detach;

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            description =
                    "Use this PostgreSQL 15+ instead of the own one: postgresql://user:password@host:port/database. Remembered.")
    private @Nullable String databaseUrl;

    @Override
    public Integer call() throws IOException, InterruptedException {
        DataDirectory data = twist.data();
        Console console = twist.console();
        if (databaseUrl != null) {
            reachable(data, external(data, databaseUrl)).remember();
        }
        try (ServerLock _ = ServerLock.on(data)) {
            ServerProcess running = ServerProcess.of(data);
            if (running.isAlive()) {
                return adopt(running, console);
            }
            built();
            freePort();
            if (!detach) {
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(running, data)));
            }
            prepare(console);
            console.tell("Starting the server on port " + port + " ...");
            running.start(twist.layout(), host, port, detach);
            awaitOrStop(running, data);
        }
        ready(console, data);
        return detach ? Console.DONE : wait(ServerProcess.of(data), data);
    }

    /** What did not get ready shall not lie about half started. */
    private static void awaitOrStop(ServerProcess running, DataDirectory data) throws InterruptedException {
        try {
            running.awaitReady(PATIENCE);
        } catch (RefusalException notReady) {
            stop(running, data);
            throw notReady;
        }
    }

    private static void stop(ServerProcess running, DataDirectory data) {
        running.stop();
        if (DatabaseServer.remembered(data).isEmpty()) {
            Site.postgres(data).stop();
        }
    }

    /** Bring the database up, its tables up to date and, the first time, the demo company in. */
    private void prepare(Console console) throws IOException {
        Path unfinished = twist.data().root().resolve("demo.unfinished");
        if (Files.exists(unfinished) && !demo.equals("none")) {
            throw Console.unavailable(
                    "cli.demo-unfinished", "folder", twist.data().root());
        }
        console.tell("Starting the database ...");
        try (Site site = Site.open(twist)) {
            if (site.platform().groups().groups().isEmpty() && !demo.equals("none")) {
                console.tell("Making the demo company '" + demo + "' ...");
                Files.writeString(unfinished, "");
                SignIns.of(Demo.of(twist.layout().industryPacks(), demo).make(site.platform()))
                        .remember(twist.data());
                Files.delete(unfinished);
            }
            site.keepDatabase();
        }
    }

    private int adopt(ServerProcess running, Console console) throws InterruptedException {
        DataDirectory data = twist.data();
        try (Site site = Site.open(twist)) {
            site.keepDatabase();
        }
        running.awaitReady(PATIENCE);
        console.tell("It runs already.");
        ready(console, data);
        return Console.DONE;
    }

    private void ready(Console console, DataDirectory data) {
        ServerProcess running = ServerProcess.of(data);
        SignIns signIns = SignIns.in(data);
        console.answer(signIns.tree(running.url()), signIns.text(running.url()));
    }

    /** Wait until the server ends by itself; a signal ends this process and with it, by the hook, the server. */
    private int wait(ServerProcess running, DataDirectory data) throws InterruptedException {
        running.await(() -> {
            if (DatabaseServer.remembered(data).isEmpty()
                    && !running.isEnding()
                    && Site.postgres(data).status() instanceof ServerStatus.Stopped) {
                Site.postgres(data).start();
            }
        });
        return running.isEnding() ? Console.DONE : Console.COULD_NOT_RUN;
    }

    private void built() {
        if (!Files.exists(twist.layout().war())) {
            throw Console.unavailable("cli.not-built", "file", twist.layout().war());
        }
    }

    private void freePort() throws IOException {
        List<InetAddress> addresses = host.equals("*")
                ? List.of(new InetSocketAddress(0).getAddress())
                : List.of(InetAddress.getAllByName(host));
        for (InetAddress address : addresses) {
            try (ServerSocket socket = new ServerSocket()) {
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(address, port));
            } catch (IOException taken) {
                throw Console.unavailable("cli.port-taken", "port", port, "host", host);
            }
        }
    }

    /** Refuse a server that does not answer, and any beside books that are there already, before it is remembered. */
    private static DatabaseServer reachable(DataDirectory data, DatabaseServer server) {
        boolean own = !(Site.postgres(data).status() instanceof ServerStatus.Stopped none) || none.initialised();
        if (own && DatabaseServer.remembered(data).isEmpty()) {
            throw Console.unavailable("cli.database-own");
        }
        try (var _ = server.adminConnection(server.adminDatabase())) {
            return server;
        } catch (SQLException silent) {
            throw Console.unavailable("cli.database-unreachable", "detail", silent.getMessage());
        }
    }

    private static DatabaseServer external(DataDirectory data, String url) {
        java.net.URI uri = java.net.URI.create(url.startsWith("jdbc:") ? url.substring(5) : url);
        String userInfo = uri.getUserInfo();
        if (userInfo == null || !userInfo.contains(":") || uri.getHost() == null) {
            throw Console.unavailable("cli.database-url");
        }
        int colon = userInfo.indexOf(':');
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String address = uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
        return DatabaseServer.external(
                data,
                "jdbc:postgresql://" + address + uri.getPath() + query,
                new Login(userInfo.substring(0, colon), userInfo.substring(colon + 1)));
    }
}
