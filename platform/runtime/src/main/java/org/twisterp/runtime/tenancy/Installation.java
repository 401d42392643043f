package org.twisterp.runtime.tenancy;

/** Create and migrate the databases of the installation. */
public final class Installation {

    Installation() {}

    /** Bring the system database, the template and every group's database up to date; may be repeated at any time. */
    public void ensure() {
        throw new UnsupportedOperationException();
    }
}
