package dev.candor.publish;

import java.time.Duration;
import java.util.Optional;

/**
 * How often the pages are made for nobody after a start. A program that has just started is slow:
 * what has not run often is not compiled, and on a large site the first update would wait for it.
 * So while nothing happens the same pages are made again, with rests in between, until one round is
 * quick or enough was spent. On a small site the first round is quick already. Confined to one
 * thread.
 */
final class Rehearsal {
    /** A round as short as this needs no rehearsal. */
    static final Duration QUICK = Duration.ofMillis(50);

    /** Rounds at most, those included that something happened for. */
    static final int MOST_ROUNDS = 20;

    /** What all rounds together may take. */
    static final Duration MOST_TIME = Duration.ofSeconds(10);

    private Duration last = Duration.ZERO;
    private Duration spent = Duration.ZERO;
    private int rounds;

    /** One more round took that long. */
    void took(Duration round) {
        last = round;
        spent = spent.plus(round);
        rounds++;
    }

    /** How long to rest before the next round, as long as the last one took; empty when done. */
    Optional<Duration> rest() {
        var done =
                rounds >= MOST_ROUNDS
                        || last.compareTo(QUICK) <= 0
                        || spent.compareTo(MOST_TIME) >= 0;
        return done ? Optional.empty() : Optional.of(last);
    }
}
