package org.twisterp.house.planted.runtime;

import org.twisterp.house.planted.kernel.Upward;

/** Break two habits: an amount in floating point and a print. */
public final class Engine {

    private final float priceTotal = 1.5f;
    private final double seconds = 0.5;

    /** Print what should be logged. */
    public void run(Upward upward) {
        System.out.println(upward + " " + priceTotal + " " + seconds);
    }
}
