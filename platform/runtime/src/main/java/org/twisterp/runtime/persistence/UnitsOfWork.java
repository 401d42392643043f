package org.twisterp.runtime.persistence;

import java.util.function.Function;
import org.twisterp.spi.Call;

/** Run work in transactions: one begins, works, commits; a refusal or a fault rolls everything back. */
public final class UnitsOfWork {

    UnitsOfWork() {}

    /** Run work that only reads, in one read-only transaction at one snapshot. */
    public <T> T read(Call call, Function<Unit, T> work) {
        throw new UnsupportedOperationException();
    }

    /**
     * Run work that writes, in one transaction; run again on serialization failure and deadlock, so the work must not
     * touch anything outside the unit.
     */
    public <T> T write(Call call, Function<Unit, T> work) {
        throw new UnsupportedOperationException();
    }
}
