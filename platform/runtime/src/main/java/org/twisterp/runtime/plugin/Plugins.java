package org.twisterp.runtime.plugin;

import java.nio.file.Path;
import java.util.List;
import org.twisterp.kernel.Refusal;

/** Load plugins, built-in ones and jars, and hand out the current generation. */
public final class Plugins {

    /**
     * Hold why a jar was not loaded.
     *
     * @param jar file name
     * @param refusal what is wrong with it
     */
    public record Refused(String jar, Refusal refusal) {}

    Plugins() {}

    /** Return the generation leased on this thread, else the current one. */
    public Generation generation() {
        throw new UnsupportedOperationException();
    }

    /** Keep the current generation alive on this thread until the lease is closed. */
    public Lease lease() {
        throw new UnsupportedOperationException();
    }

    /** Return the jars that were refused at the last load, with the reason. */
    public List<Refused> refused() {
        throw new UnsupportedOperationException();
    }

    /** Add a plugin beside the running ones and swap; refuses {@code plugin.broken}, {@code plugin.clash}. */
    public Generation install(Path jar) {
        throw new UnsupportedOperationException();
    }

    /** Take a plugin and what builds on it out and swap; refuses {@code plugin.unknown}, {@code plugin.built-in}. */
    public Generation remove(String id) {
        throw new UnsupportedOperationException();
    }
}
