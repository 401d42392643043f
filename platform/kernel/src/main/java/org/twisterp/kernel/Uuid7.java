package org.twisterp.kernel;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Make UUIDs of version 7 (RFC 9562): ordered by time, so that indexes grow at their end. */
public final class Uuid7 {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final AtomicLong LAST = new AtomicLong();

    private Uuid7() {}

    /** Return a new id, larger than every id returned before by this process. */
    public static UUID next() {
        long now = System.currentTimeMillis() << 12;
        long tick = LAST.updateAndGet(last -> Math.max(last + 1, now));
        long high = (tick >>> 12 << 16) | 0x7000L | (tick & 0xFFFL);
        long low = RANDOM.nextLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
        return new UUID(high, low);
    }
}
