package dev.candor.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fixture.Fault;
import dev.candor.fixture.ManualTime;
import dev.candor.store.Store;

/**
 * Lives the {@link Story} again and again, each time with a fault at the next step, until a run
 * ends before the fault comes. Whatever failed, the account at the end is the one of a day without
 * a fault: nothing is missing, nothing is there twice.
 */
final class Days {
    private static final int MOST_STEPS = 10_000;

    private Days() {}

    /** A day with a fault at that step; step 0 never comes. */
    @FunctionalInterface
    interface Day {
        /** Lives it. */
        Lived live(int n) throws Exception;
    }

    /** How a day went. */
    record Lived(Account account, boolean struck) {
        Lived timeless() {
            return new Lived(account.timeless(), struck);
        }
    }

    /** Lives one on an empty store that may have that fault, and takes the fault back. */
    static Lived live(Store store, ManualTime time, Fault fault) {
        try (var story = new Story(store, time, fault)) {
            var published = story.live();
            var struck = fault.disarm();
            return new Lived(Account.of(store, published), struck);
        }
    }

    /** Lives days with the fault at every {@code stride}-th step, until one has none. */
    static void survive(String what, int stride, Day day) throws Exception {
        var expected = day.live(0).account();
        for (var n = 1; n < MOST_STEPS; n += stride) {
            Lived lived;
            try {
                lived = day.live(n);
            } catch (RuntimeException | AssertionError failure) {
                throw new AssertionError("step " + n + ", " + what, failure);
            }
            assertThat(lived.account()).as("step %s, %s", n, what).isEqualTo(expected);
            if (!lived.struck()) {
                assertThat(n).as("steps of a day").isGreaterThan(100);
                return;
            }
        }
        throw new AssertionError("the fault never came to an end");
    }
}
