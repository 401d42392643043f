package org.twisterp.runtime;

import java.time.Clock;
import org.twisterp.runtime.persistence.UnitsOfWork;
import org.twisterp.runtime.plugin.Plugins;
import org.twisterp.runtime.tenancy.Access;
import org.twisterp.runtime.tenancy.Groups;
import org.twisterp.runtime.tenancy.Installation;

/** Hold the running platform: everything the host, the command line and tests call goes through it. */
public final class Platform implements AutoCloseable {

    private Platform() {}

    /** Load the plugins, bring every database up to date and start the background work. */
    public static Platform start(PlatformSettings settings) {
        throw new UnsupportedOperationException();
    }

    public PlatformSettings settings() {
        throw new UnsupportedOperationException();
    }

    /** Return the one clock; business code asks the call for its day instead. */
    public Clock clock() {
        throw new UnsupportedOperationException();
    }

    public Installation installation() {
        throw new UnsupportedOperationException();
    }

    public Groups groups() {
        throw new UnsupportedOperationException();
    }

    public Access access() {
        throw new UnsupportedOperationException();
    }

    public Plugins plugins() {
        throw new UnsupportedOperationException();
    }

    public UnitsOfWork units() {
        throw new UnsupportedOperationException();
    }

    public Health health() {
        throw new UnsupportedOperationException();
    }

    /** Stop the background work and close every pool; the database server goes on. */
    @Override
    public void close() {}
}
