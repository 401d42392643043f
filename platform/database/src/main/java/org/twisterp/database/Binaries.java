package org.twisterp.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/**
 * Extract the programs of the server once.
 *
 * <p>Each build of them has a folder of its own, named by its content, and the link {@code bin} points to the one in
 * use: a newer build never changes files under a running server.
 */
final class Binaries {
    private static final String VERSION_FILE = "twist.version";

    private Binaries() {}

    /** Extract the programs unless they are there, and let the link point to them. */
    static void install(Path home, Path shelf) {
        try {
            Path programs = programs(shelf);
            if (!whole(programs)) {
                try (var _ = FolderLock.on(shelf.resolve("binaries.lock"))) {
                    extract(programs);
                }
            }
            link(home.resolve("bin"), programs);
        } catch (IOException e) {
            throw Refusals.because(e, "database.data-closed", "folder", shelf);
        }
    }

    /** Tell whether the programs stand on a shelf already. */
    static boolean extracted(Path shelf) {
        return whole(programs(shelf));
    }

    /** Return one of the programs: initdb, pg_ctl or postgres. */
    static String program(Path home, String name) {
        return home.resolve("bin").resolve("bin").resolve(name).toString();
    }

    /** Return the version of the programs, such as 18.6; empty when there are none. */
    static String version(Path home) {
        Path file = home.resolve("bin").resolve(VERSION_FILE);
        try {
            return Files.exists(file) ? Files.readString(file).strip() : "";
        } catch (IOException e) {
            return "";
        }
    }

    private static String archiveName() {
        String architecture =
                switch (System.getProperty("os.arch")) {
                    case "amd64" -> "x86_64";
                    case "aarch64" -> "arm_64";
                    case String other -> other;
                };
        return "postgres-" + System.getProperty("os.name").toLowerCase(Locale.ROOT) + "-" + architecture + ".txz";
    }

    private static InputStream open() {
        String archive = "/" + archiveName();
        @Nullable InputStream in = Binaries.class.getResourceAsStream(archive);
        if (in == null) {
            throw Refusals.of("database.binaries-missing", "system", archive);
        }
        return in;
    }

    private static boolean whole(Path programs) {
        return Files.exists(programs.resolve(VERSION_FILE));
    }

    private static Path programs(Path shelf) {
        try (InputStream in = open()) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return shelf.resolve("bin-" + HexFormat.of().formatHex(digest.digest(), 0, 6));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The version file is written last, and the folder gets its name last: a half extraction is never used. */
    private static void extract(Path target) throws IOException {
        if (whole(target)) {
            return;
        }
        Path half = target.resolveSibling(target.getFileName() + ".half");
        OwnedFiles.removeTree(half);
        OwnedFiles.removeTree(target);
        OwnedFiles.createPassableFolder(half);
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(open(), 1 << 16)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(tar, entry, half);
            }
        }
        Files.writeString(half.resolve(VERSION_FILE), versionOf(half));
        Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path folder) throws IOException {
        Path path = folder.resolve(entry.getName()).normalize();
        if (!path.startsWith(folder)) {
            throw new IOException("entry leads outside: " + entry.getName());
        }
        OwnedFiles.createPassableFolder(entry.isDirectory() ? path : path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else if (entry.isFile()) {
            Files.copy(tar, path);
            boolean program = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    /** Asks the program itself: {@code postgres (PostgreSQL) 18.6}. */
    private static String versionOf(Path programs) throws IOException {
        Process process = new ProcessBuilder(
                        programs.resolve("bin").resolve("postgres").toString(), "--version")
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes()).strip();
        if (!said.startsWith("postgres (PostgreSQL) ")) {
            throw new IOException(said);
        }
        return said.substring("postgres (PostgreSQL) ".length());
    }

    private static void link(Path link, Path programs) throws IOException {
        if (Files.isSymbolicLink(link) && Files.readSymbolicLink(link).equals(programs)) {
            return;
        }
        Path next = link.resolveSibling(link.getFileName() + ".next");
        Files.deleteIfExists(next);
        Files.createSymbolicLink(next, programs);
        Files.move(next, link, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
