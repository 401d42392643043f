package org.twisterp.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Decide where the server's own folder lies.
 *
 * <p>It is {@code postgres/18} of the data folder. Where a parent is closed to the borrowed account (a home folder of
 * root, say), it is a folder of its own below {@code /var/lib/twist}, remembered in {@code postgres.location}. Nothing
 * that is closed is ever opened.
 */
final class Placement {
    private Placement() {}

    /** Return the folder in use, or the one that would be used first. */
    static Path current(DataDirectory data) {
        try {
            return Files.exists(data.location())
                    ? Path.of(Files.readString(data.location()).strip())
                    : data.postgres();
        } catch (IOException e) {
            throw Refusals.because(e, "database.data-closed", "folder", data.root());
        }
    }

    /** Make the folder where the account can reach it, and remember where. */
    static Path prepare(DataDirectory data, ServerAccount account, Path elsewhere) {
        Path home = current(data);
        try {
            OwnedFiles.createPassableFolder(home);
            if (account.reaches(home)) {
                return home;
            }
            Path other =
                    elsewhere.resolve(hash(data.root())).resolve("postgres").resolve("18");
            OwnedFiles.createPassableFolder(other);
            if (Files.exists(home.resolve("data")) || !account.reaches(other)) {
                throw Refusals.of(
                        "database.place-closed", "account", account.name(), "folder", home, "elsewhere", other);
            }
            Files.writeString(data.location(), other + "\n");
            return other;
        } catch (IOException e) {
            throw Refusals.because(e, "database.data-closed", "folder", home);
        }
    }

    private static String hash(Path root) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(root.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
