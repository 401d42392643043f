package org.twisterp.spi;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Uuid7;

/** Keep what every stored record has: identity, version, who and when, custom fields. */
@MappedSuperclass
public abstract class Stored {

    @Id
    private UUID id = Uuid7.next();

    @Version
    private long version;

    @Column(name = "created_by", updatable = false)
    private @Nullable UUID createdBy;

    @Column(name = "created_at", updatable = false)
    private @Nullable Instant createdAt;

    @Column(name = "changed_by")
    private @Nullable UUID changedBy;

    @Column(name = "changed_at")
    private @Nullable Instant changedAt;

    private Map<String, Object> custom = new LinkedHashMap<>();

    /** Return the id, made in Java when the object is made. */
    public UUID id() {
        return id;
    }

    /** Return the version, 1 after the first save. */
    public long version() {
        return version;
    }

    public @Nullable UUID createdBy() {
        return createdBy;
    }

    public @Nullable UUID changedBy() {
        return changedBy;
    }

    /** Return the values of custom fields by name. */
    public Map<String, Object> custom() {
        return custom;
    }

    /**
     * Return a JSON object as this entity means it, before it is read strictly: the place for shorter forms of a value.
     * Asked on a fresh object, not on the record.
     */
    public Map<String, @Nullable Object> understand(Map<String, @Nullable Object> json) {
        return json;
    }

    /** Check the record's own rules beyond the field annotations, adding what is wrong. Changes nothing. */
    public void check(Context context, Violations violations) {}

    /** Fill computed fields; runs before each preview and each save, on drafts only. */
    public void complete(Context context) {}
}
