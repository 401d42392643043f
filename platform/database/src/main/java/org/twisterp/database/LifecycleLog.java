package org.twisterp.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Write one line per event in the life of the server, into {@code database.log} and the program's own log. */
final class LifecycleLog {
    private static final Logger LOG = LoggerFactory.getLogger(LifecycleLog.class);

    private final DataDirectory data;
    private final Clock clock;

    LifecycleLog(DataDirectory data, Clock clock) {
        this.data = data;
        this.clock = clock;
    }

    /** Tell an event with its details as name, value, name, value; never a secret. */
    void tell(String event, Object... pairs) {
        StringBuilder line = new StringBuilder("event=").append(event);
        for (int i = 0; i < pairs.length; i += 2) {
            line.append(' ').append(pairs[i]).append('=').append(quoted(String.valueOf(pairs[i + 1])));
        }
        LOG.info("{}", line);
        try {
            OwnedFiles.createPassableFolder(data.log());
            Path file = data.log().resolve("database.log");
            Files.writeString(
                    file,
                    clock.instant().truncatedTo(ChronoUnit.MILLIS) + " " + line + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            OwnedFiles.giveTo(file, OwnedFiles.ownerOf(data.root()));
        } catch (IOException e) {
            LOG.warn("event=log-unwritable folder={}", data.log(), e);
        }
    }

    private static String quoted(String value) {
        return value.matches("[\\w./:@+-]+")
                ? value
                : '"' + value.replace("\"", "'").replaceAll("\\s+", " ") + '"';
    }
}
