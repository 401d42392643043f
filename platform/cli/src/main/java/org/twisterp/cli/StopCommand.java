package org.twisterp.cli;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.twisterp.database.DataDirectory;
import org.twisterp.database.DatabaseServer;
import org.twisterp.database.PostgresService;
import org.twisterp.database.ServerStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Stop the server and the database, whichever command started them. */
@Command(name = "stop", description = "Stop the server and the database. Says so when nothing runs.")
final class StopCommand implements Callable<Integer> {

    @ParentCommand
    private Twist twist = new Twist();

    @Override
    public Integer call() throws IOException {
        DataDirectory data = twist.data();
        boolean server = ServerProcess.of(data).stop();
        boolean database = false;
        if (DatabaseServer.remembered(data).isEmpty()) {
            PostgresService postgres = Site.postgres(data);
            database = postgres.status() instanceof ServerStatus.Running;
            postgres.stop();
        }
        twist.console()
                .answer(
                        Map.of(
                                "server",
                                server ? "stopped" : "was stopped",
                                "database",
                                database ? "stopped" : "was stopped"),
                        server || database ? "Stopped." : "Nothing was running.");
        return Console.DONE;
    }
}
