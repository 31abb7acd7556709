package dev.candor.web.page;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/**
 * Counts requests for pages. One adder for each pair of kind and outcome, found by arithmetic:
 * counting costs a page no look-up and no object. Thread-safe.
 */
public final class PageTraffic {
    private static final int OUTCOMES = Outcome.values().length;

    private final LongAdder[] adders =
            Stream.generate(LongAdder::new)
                    .limit((long) Kind.values().length * OUTCOMES)
                    .toArray(LongAdder[]::new);

    /** What was asked for. */
    public enum Kind {
        /** A page for people. */
        PAGE,
        /** A feed. */
        FEED,
        /** A document of the Statuspage v2 read API. */
        STATUSPAGE,
        /** {@code /as-of.json}. */
        AS_OF,
        /** A style sheet, a script, an image. */
        ASSET,
        /** Anything else, such as an address at which there is nothing. */
        OTHER;

        /** The kind of a document that stands at that path. */
        static Kind of(String path) {
            if (path.startsWith("/api/v2/")) {
                return STATUSPAGE;
            }
            if (path.equals("/as-of.json")) {
                return AS_OF;
            }
            if (path.startsWith("/feed") || path.endsWith(".ics")) {
                return FEED;
            }
            if (!path.startsWith("/")) {
                return OTHER;
            }
            return path.indexOf('.', path.lastIndexOf('/')) < 0 ? PAGE : ASSET;
        }

        /** Its name in figures. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How it was answered. */
    public enum Outcome {
        /** With a document. */
        OK(200),
        /** The client has it already. */
        NOT_MODIFIED(304),
        /** The request was wrong. */
        REFUSED(400),
        /** There is nothing at that address. */
        NOT_FOUND(404),
        /** The pages are not there yet. */
        UNAVAILABLE(503);

        private final int status;

        Outcome(int status) {
            this.status = status;
        }

        /** The HTTP status; {@link #REFUSED} stands for 400 and 405. */
        public int status() {
            return status;
        }
    }

    /** Counts one answer. */
    void count(Kind kind, Outcome outcome) {
        adders[index(kind, outcome)].increment();
    }

    /** The place among the adders; it is never kept, so that a new case may come anywhere. */
    @SuppressWarnings("EnumOrdinal")
    private static int index(Kind kind, Outcome outcome) {
        return kind.ordinal() * OUTCOMES + outcome.ordinal();
    }

    /** How many answers of each kind and outcome, since the start. */
    public Map<Kind, Map<Outcome, Long>> counts() {
        var counts = new EnumMap<Kind, Map<Outcome, Long>>(Kind.class);
        for (var kind : Kind.values()) {
            var of = new EnumMap<Outcome, Long>(Outcome.class);
            Arrays.stream(Outcome.values())
                    .forEach(outcome -> of.put(outcome, adders[index(kind, outcome)].sum()));
            counts.put(kind, of);
        }
        return counts;
    }
}
