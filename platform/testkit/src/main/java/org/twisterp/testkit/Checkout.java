package org.twisterp.testkit;

import java.nio.file.Files;
import java.nio.file.Path;

/** Find the checkout that the tests run in. */
public final class Checkout {

    private Checkout() {}

    /** Return its root: what {@code twist.root} says, else the first folder above that holds industry-packs. */
    public static Path root() {
        Path folder = Path.of(System.getProperty("twist.root", "")).toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder.resolve("industry-packs"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException(
                    "no industry-packs above " + Path.of("").toAbsolutePath());
        }
        return folder;
    }
}
