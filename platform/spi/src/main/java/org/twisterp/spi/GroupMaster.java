package org.twisterp.spi;

import jakarta.persistence.MappedSuperclass;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** Keep a record without lifecycle that all companies of the group share: party, item. */
@MappedSuperclass
public abstract class GroupMaster extends Stored {

    @NotNull
    @Size(min = 1, max = 40)
    private String code = "";

    @NotNull
    @Size(min = 1, max = 200)
    private String name = "";

    private boolean active = true;

    /** Return the natural code, unique in the group. */
    public String code() {
        return code;
    }

    public String name() {
        return name;
    }

    public boolean active() {
        return active;
    }
}
