package org.twisterp.kernel;

/** Carry a refusal to the one place that answers it. Thrown before anything is kept, so nothing changes. */
public final class RefusalException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final transient Refusal refusal;

    public RefusalException(Refusal refusal) {
        super(refusal.code() + " " + refusal.arguments() + " " + refusal.violations(), null, false, true);
        this.refusal = refusal;
    }

    /** Return what was refused and why. */
    public Refusal refusal() {
        return refusal;
    }
}
