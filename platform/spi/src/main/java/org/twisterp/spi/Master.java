package org.twisterp.spi;

import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keep a record of one company without lifecycle: account, tax, journal. */
@MappedSuperclass
public abstract class Master extends Stored implements OfCompany {

    @Column(name = "company_id", updatable = false)
    private @Nullable UUID companyId;

    @NotNull
    @Size(min = 1, max = 120)
    private String code = "";

    @NotNull
    @Size(min = 1, max = 200)
    private String name = "";

    private boolean active = true;

    @Override
    public UUID companyId() {
        return java.util.Objects.requireNonNull(companyId);
    }

    /** Return the natural code, unique in the company. */
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
