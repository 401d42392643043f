package org.twisterp.runtime.plugin;

/**
 * Keep a generation alive for one request on one thread; {@link Plugins#generation()} answers it there until closed.
 */
public interface Lease extends AutoCloseable {

    /** Return the generation leased. */
    Generation generation();

    @Override
    void close();
}
