package dev.candor.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fixture.ManualTime;
import dev.candor.store.sql.FaultyConnection;
import dev.candor.store.sql.FaultyConnection.When;
import dev.candor.store.sql.SqlStore;

/**
 * Lives the {@link Story} again and again, each time with a fault at the next statement, until a
 * run ends before the fault comes. Whatever failed, the account at the end is the one of a day
 * without a fault: nothing is missing, nothing is there twice.
 */
abstract class StatementFaults {
    private static final int MOST_STATEMENTS = 2_000;

    /** An empty store of its own, whose connections have that fault. */
    abstract SqlStore open(ManualTime time, FaultyConnection fault) throws Exception;

    /**
     * Runs with the fault at every {@code stride}-th statement.
     *
     * @param untilLifted whether each statement after it fails too, until somebody lifts the fault
     */
    final void survive(When when, boolean untilLifted, int stride) throws Exception {
        var expected = lived(0, when, false).account();
        var n = 1;
        for (; n < MOST_STATEMENTS; n += stride) {
            var lived = lived(n, when, untilLifted);
            var account = when == When.LATE ? lived.account().timeless() : lived.account();
            assertThat(account)
                    .as("statement %s, %s, until lifted: %s", n, when, untilLifted)
                    .isEqualTo(when == When.LATE ? expected.timeless() : expected);
            if (!lived.struck()) {
                assertThat(n).as("statements of a day").isGreaterThan(100);
                return;
            }
        }
        throw new AssertionError("the fault never came to an end");
    }

    private record Lived(Account account, boolean struck) {}

    private Lived lived(int n, When when, boolean untilLifted) throws Exception {
        var time = new ManualTime(Story.BEGIN);
        var fault = new FaultyConnection(time);
        try (var store = open(time, fault);
                var story = new Story(store, time, fault)) {
            fault.arm(n, when, untilLifted);
            var published = story.live();
            var struck = fault.disarm();
            return new Lived(Account.of(store, published), struck);
        } catch (RuntimeException | AssertionError failure) {
            throw new AssertionError(
                    "statement " + n + ", " + when + ", until lifted: " + untilLifted, failure);
        }
    }
}
