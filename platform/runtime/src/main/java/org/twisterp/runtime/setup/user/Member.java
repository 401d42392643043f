package org.twisterp.runtime.setup.user;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.twisterp.spi.EntityName;
import org.twisterp.spi.Stored;

/** Show a person or a service account of the group; the installation makes them. */
@Entity
@Table(name = "member")
@EntityName("platform.user")
public class Member extends Stored {

    @NotNull
    @Size(min = 1, max = 100)
    @Column(name = "login")
    private String code = "";

    @NotNull
    @Size(min = 1, max = 200)
    private String name = "";

    @Size(max = 200)
    private @Nullable String email;

    private boolean active = true;

    private boolean service;

    protected Member() {}

    /** Return the name used to sign in. */
    public String code() {
        return code;
    }

    public String name() {
        return name;
    }
}
