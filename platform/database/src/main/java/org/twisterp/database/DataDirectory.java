package org.twisterp.database;

import java.nio.file.Path;

/**
 * Name the folder that holds an installation: its secrets, its logs and its embedded database.
 *
 * <p>{@code secrets} and {@code log} belong to the operator who runs the program. The database lies in
 * {@code postgres}, except where the unprivileged account of the server cannot reach it; see {@link Placement}.
 */
public record DataDirectory(Path root) {
    public DataDirectory {
        root = root.toAbsolutePath().normalize();
    }

    /** Name the folder at a path; it need not exist. */
    public static DataDirectory at(Path root) {
        return new DataDirectory(root);
    }

    /** Return the folder with the sealed secrets and their key. */
    public Path secrets() {
        return root.resolve("secrets");
    }

    /** Return the folder with the lifecycle log. */
    public Path log() {
        return root.resolve("log");
    }

    /** Return where the database lies unless the server's account cannot reach it. */
    Path postgres() {
        return root.resolve("postgres").resolve("18");
    }

    Path lock() {
        return root.resolve("postgres.lock");
    }

    /** Return the file that remembers a place chosen elsewhere. */
    Path location() {
        return root.resolve("postgres.location");
    }
}
