package org.twisterp.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Choose the account that the server runs as, and run programs as it.
 *
 * <p>PostgreSQL refuses to run as root. An ordinary user runs it as itself; root runs it as the owner of the existing
 * data, else as {@code postgres}, else as {@code nobody}. {@code initdb} wants an account that has a name.
 *
 * @param name the name, for the log
 * @param uid numeric user
 * @param gid numeric group
 * @param borrowed whether root borrows the account, so that programs are run through setpriv
 */
record ServerAccount(String name, int uid, int gid, boolean borrowed) {
    private static final Path PASSWD = Path.of("/etc/passwd");

    /** Choose the account for a data folder, which need not exist. */
    static ServerAccount of(Path data) {
        try {
            int me = OwnedFiles.ownerOf(Path.of("/proc/self"));
            Optional<Integer> owner = Files.exists(data) ? Optional.of(OwnedFiles.ownerOf(data)) : Optional.empty();
            if (me != 0) {
                if (owner.isPresent() && owner.get() != me) {
                    throw Refusals.of("database.data-foreign", "folder", data, "owner", owner.get());
                }
                return new ServerAccount(System.getProperty("user.name"), me, me, false);
            }
            return borrowable(owner).findFirst().orElseThrow(() -> Refusals.of("database.account-missing"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Return the accounts root may borrow: the owner of the data, or the usual ones, best first. */
    private static Stream<ServerAccount> borrowable(Optional<Integer> owner) throws IOException {
        List<ServerAccount> all = Files.readAllLines(PASSWD).stream()
                .map(line -> line.split(":"))
                .filter(fields -> fields.length >= 4 && fields[2].matches("[1-9]\\d*") && fields[3].matches("\\d+"))
                .map(fields ->
                        new ServerAccount(fields[0], Integer.parseInt(fields[2]), Integer.parseInt(fields[3]), true))
                .toList();
        if (owner.isPresent() && owner.get() != 0) {
            ServerAccount nameless = new ServerAccount(owner.get().toString(), owner.get(), owner.get(), true);
            return Stream.concat(all.stream().filter(account -> account.uid == owner.get()), Stream.of(nameless));
        }
        return Stream.of("postgres", "nobody", "daemon")
                .flatMap(name -> all.stream().filter(account -> account.name.equals(name)));
    }

    /** Give a path to the account when root borrows it. */
    void take(Path path) {
        try {
            if (borrowed) {
                OwnedFiles.giveTo(path, uid);
                Files.setAttribute(path, "unix:gid", gid);
            }
        } catch (IOException e) {
            throw Refusals.because(e, "database.data-closed", "folder", path);
        }
    }

    /** Tell whether the account can enter a folder. */
    boolean reaches(Path folder) {
        return run("sh", "-c", "cd \"$1\" 2>/dev/null", "sh", folder.toString()).code() == 0;
    }

    /** Run a program as the account to its end, in {@code /} and with a bare environment. */
    Outcome run(String... command) {
        ProcessBuilder builder = new ProcessBuilder(line(command))
                .directory(Path.of("/").toFile())
                .redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.put("PATH", "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin");
        environment.put("LC_ALL", "C");
        return outcome(builder);
    }

    /** Return the command line that runs a program as the account. */
    List<String> line(String... command) {
        List<String> line = new ArrayList<>();
        if (borrowed) {
            line.addAll(List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups"));
            line.addAll(List.of("--inh-caps=-all", "--no-new-privs", "--"));
        }
        line.addAll(List.of(command));
        return line;
    }

    private Outcome outcome(ProcessBuilder builder) {
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes());
            return new Outcome(process.waitFor(), output.strip());
        } catch (IOException e) {
            throw Refusals.because(
                    e, borrowed ? "database.setpriv-missing" : "database.failed", "what", "run", "detail", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusals.because(e, "database.failed", "what", "finish", "detail", "interrupted");
        }
    }

    /** Hold how a program ended and what it said. */
    record Outcome(int code, String output) {}
}
