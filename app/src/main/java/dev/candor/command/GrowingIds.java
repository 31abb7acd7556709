package dev.candor.command;

import dev.candor.model.DeliveryId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * Names for deliveries, each above the one before: milliseconds in the first eight digits of base
 * 36, and a number that begins at random in the last four. So the newest are found without another
 * index, and two installations hardly ever give the same. Confined to one transaction.
 */
final class GrowingIds {
    private static final int RADIX = 36;
    private static final int LENGTH = 12;
    private static final long IN_A_MILLISECOND = 36L * 36 * 36 * 36;

    private long last;

    /**
     * @param newest the newest name that there is, or null
     * @param chance at least 0
     */
    GrowingIds(@Nullable DeliveryId newest, Instant now, int chance) {
        var start = now.toEpochMilli() * IN_A_MILLISECOND + chance % IN_A_MILLISECOND;
        last = Math.max(start, newest == null ? 0 : Long.parseLong(newest.value(), RADIX));
    }

    DeliveryId next() {
        last++;
        var digits = Long.toString(last, RADIX);
        return new DeliveryId("0".repeat(LENGTH - digits.length()) + digits);
    }
}
