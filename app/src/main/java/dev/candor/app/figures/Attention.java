package dev.candor.app.figures;

import dev.candor.model.Level;
import dev.candor.model.Verdict;
import dev.candor.notify.Heartbeat;
import dev.candor.notify.Rounds;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What somebody should look at, one sentence each. Pure. */
final class Attention {
    private static final Duration LATE_START = Duration.ofMillis(500);
    private static final Duration LONG_WRITE = Duration.ofSeconds(2);
    private static final Duration OLD_COMMIT = Duration.ofMinutes(1);
    private static final Duration LATE_INSTANT = Duration.ofMinutes(1);
    private static final int LONG_QUEUE = 1_000;
    private static final long FAR_BEHIND = 1_000;

    private final List<String> sentences = new ArrayList<>();

    private Attention() {}

    /**
     * All there is.
     *
     * @param server the running server, or empty when none runs
     * @param store what the store says, or empty when it does not answer
     */
    static List<String> of(
            Optional<ServerFigures> server,
            Optional<StoreFigures> store,
            Map<Level, Integer> components,
            Map<Verdict, Integer> checks,
            Instant now) {
        var attention = new Attention();
        attention.page(components, checks);
        server.ifPresentOrElse(
                attention::engine, () -> attention.add("No server runs on this data folder."));
        store.ifPresentOrElse(
                figures -> attention.store(figures, server, now),
                () -> attention.add("The store does not answer."));
        return List.copyOf(attention.sentences);
    }

    private void page(Map<Level, Integer> components, Map<Verdict, Integer> checks) {
        components.forEach((level, count) -> {
            if (level.isFault()) {
                add(
                        Words.count(count, "component")
                                + (count == 1 ? " has " : " have ")
                                + level.wireName().replace('_', ' ')
                                + ".");
            }
        });
        checks.forEach((verdict, count) -> {
            if (verdict != Verdict.UP && count > 0) {
                add(
                        Words.count(count, "check")
                                + (count == 1 ? " is " : " are ")
                                + verdict.name().toLowerCase(Locale.ROOT)
                                + ".");
            }
        });
    }

    private void engine(ServerFigures server) {
        var watch = server.watch();
        if (watch.schedule().lagP99().compareTo(LATE_START) > 0) {
            add(
                    "Checks begin late: one in a hundred by more than "
                            + watch.schedule().lagP99().toMillis()
                            + " ms. The machine is too busy.");
        }
        if (watch.storePending().compareTo(LONG_WRITE) > 0) {
            add("The store has not taken a write for " + Words.time(watch.storePending()) + ".");
        }
        if (watch.queued() >= LONG_QUEUE) {
            add(watch.queued() + " results wait to be stored.");
        }
        var last = server.commits().last();
        if (last != null && Duration.between(last, server.now()).compareTo(OLD_COMMIT) > 0) {
            add(
                    "Nothing has been stored for "
                            + Words.time(Duration.between(last, server.now()))
                            + ".");
        }
        telling(server.telling(), server.now());
    }

    private void telling(TellingFigures telling, Instant now) {
        telling.audit().problems().forEach(it -> add("Somebody may not be told: " + it + "."));
        for (var depth : telling.audit().depths()) {
            var oldest = depth.oldest();
            if (oldest != null && oldest.plus(Rounds.Settings.STALLED_AFTER).isBefore(now)) {
                add(
                        depth.pending()
                                + " on the channel '"
                                + depth.channel()
                                + "' wait to be told, the first for "
                                + Words.time(Duration.between(oldest, now))
                                + ".");
            }
        }
        telling.heartbeat().ifPresent(beat -> heartbeat(telling, beat));
    }

    /** At a start nothing is audited for a moment; what the audit finds is said above. */
    private void heartbeat(TellingFigures telling, Heartbeat.Beat beat) {
        if (beat.fate() == Heartbeat.Fate.MISSED) {
            add("The heartbeat was not taken: " + beat.why() + ".");
        } else if (beat.fate() == Heartbeat.Fate.WITHHELD && telling.audit().at() != null) {
            add("The heartbeat is withheld: " + beat.why() + ".");
        }
    }

    private void store(StoreFigures store, Optional<ServerFigures> server, Instant now) {
        if (!store.overdue().isEmpty()) {
            var late = Duration.between(store.overdue().getFirst().at(), now);
            if (late.compareTo(LATE_INSTANT) > 0) {
                add(
                        Words.count(store.overdue().size(), "thing")
                                + " should have happened by now, the first "
                                + Words.time(late)
                                + " ago.");
            }
        }
        server.ifPresent(figures ->
                Consumers.of(figures.published(), store)
                        .forEach((name, position) -> {
                            var behind = store.position() - position;
                            if (behind > FAR_BEHIND) {
                                add("'" + name + "' is " + behind + " entries behind the journal.");
                            }
                        }));
    }

    private void add(String sentence) {
        sentences.add(sentence);
    }
}
