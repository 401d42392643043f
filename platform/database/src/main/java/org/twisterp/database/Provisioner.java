package org.twisterp.database;

/** Create the databases of an installation with their roles; every call may be repeated after it was cut short. */
public final class Provisioner {
    /** The database of the installation itself. */
    public static final String SYSTEM = "twist_system";

    /** The database that new groups are copied from. */
    public static final String TEMPLATE = "twist_template";

    private final DatabaseServer server;

    public Provisioner(DatabaseServer server) {
        this.server = server;
    }

    /** Create the cluster-wide roles that hold the grants. */
    public void prepareCluster() {
        throw new UnsupportedOperationException();
    }

    /** Tell whether a database exists and is provisioned whole. */
    public boolean exists(String database) {
        throw new UnsupportedOperationException();
    }

    /** Create an empty database with its login roles. */
    public void createDatabase(String database) {
        throw new UnsupportedOperationException();
    }

    /** Create a database with its login roles as a copy of another one, to which nobody may be connected. */
    public void copyDatabase(String template, String database) {
        throw new UnsupportedOperationException();
    }

    /** Drop a database, its login roles and their passwords. */
    public void dropDatabase(String database) {
        throw new UnsupportedOperationException();
    }
}
