package org.twisterp.runtime.migration;

/** Say whose migration failed on which database. */
public final class MigrationFault extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final String owner;

    public MigrationFault(String owner, String database, Throwable cause) {
        super("migration of " + owner + " failed on " + database + ": " + cause.getMessage(), cause);
        this.owner = owner;
    }

    /** Return whose it is: platform, ledger or a plugin's id. */
    public String owner() {
        return owner;
    }
}
