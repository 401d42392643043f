package org.twisterp.spi;

import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keep a business record with a lifecycle. Status and number are moved by actions alone. */
@MappedSuperclass
public abstract class Document extends Stored implements OfCompany {

    @Column(name = "company_id", updatable = false)
    private @Nullable UUID companyId;

    @Computed
    private @Nullable String number;

    @Computed
    private String status = "draft";

    @Computed
    @Column(name = "submitted_by")
    private @Nullable UUID submittedBy;

    @Computed
    @Column(name = "posted_by")
    private @Nullable UUID postedBy;

    @Computed
    @Column(name = "posted_at")
    private @Nullable Instant postedAt;

    @Computed
    @Column(name = "definition_version")
    private @Nullable String definitionVersion;

    @Override
    public UUID companyId() {
        return Objects.requireNonNull(companyId);
    }

    /** Return the number; null until posted. */
    public @Nullable String number() {
        return number;
    }

    /** Return the state of the workflow: draft, submitted, approved, posted, ... */
    public String status() {
        return status;
    }

    public @Nullable UUID submittedBy() {
        return submittedBy;
    }

    /** Return the date that decides the period; null when the document never posts. */
    public @Nullable LocalDate postingDate() {
        return null;
    }

    /** Return the date that decides the fiscal year of the document's number; the posting date unless it says otherwise. */
    public @Nullable LocalDate numberingDate() {
        return postingDate();
    }

    /**
     * Return what the ledger shall know when this is posted; pure, writes nothing.
     *
     * @return facts for posting.yaml; null when the document posts nothing
     */
    public @Nullable PostingFacts post(Context context) {
        return null;
    }
}
