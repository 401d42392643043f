package org.twisterp.spi;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Uuid7;

/**
 * Keep one line of a record. The record holds its lines as {@code @OneToMany(cascade = ALL, orphanRemoval = true)
 * @JoinColumn(name = "header_id", insertable = false, updatable = false) @OrderBy("line")}; header, company and
 * position of a line are set by the platform.
 */
@MappedSuperclass
public abstract class Line {

    @Id
    private UUID id = Uuid7.next();

    @Column(name = "company_id", updatable = false)
    private @Nullable UUID companyId;

    @Column(name = "header_id", updatable = false)
    private @Nullable UUID headerId;

    @Column(name = "line")
    private int line;

    public UUID id() {
        return id;
    }

    public UUID companyId() {
        return Objects.requireNonNull(companyId);
    }

    /** Return the position, counted from 1; set by the platform. */
    public int line() {
        return line;
    }
}
