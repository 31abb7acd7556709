package dev.candor.app.figures;

import dev.candor.command.Timekeeper;
import dev.candor.model.Verdict;
import dev.candor.publish.Publisher;
import dev.candor.time.TimeSource;
import dev.candor.watch.WatchFigures;
import dev.candor.web.WebServer;

import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;

/** Asks every part of a running server how it is doing. Thread-safe. */
public final class TakeFigures {
    private final String version;
    private final TimeSource time;
    private final Instant startedAt;
    private final Parts parts;
    private final PromptRead store;

    /**
     * Whom it asks.
     *
     * @param verdicts how many checks have each verdict
     * @param telling how telling people goes
     */
    public record Parts(
            MeasuredStore store,
            WebServer web,
            Publisher publisher,
            Timekeeper timekeeper,
            Supplier<WatchFigures> watch,
            Supplier<Map<Verdict, Integer>> verdicts,
            Supplier<TellingFigures> telling) {}

    /** Asks those parts; the server counts as started now. */
    public TakeFigures(String version, TimeSource time, Parts parts) {
        this.version = version;
        this.time = time;
        this.parts = parts;
        startedAt = time.now();
        store = new PromptRead(parts.store(), time);
    }

    /** How the server is doing; takes a second at most, however the store is. */
    public ServerFigures now() {
        var fromStore = store.take();
        return new ServerFigures(
                version,
                startedAt,
                time.now(),
                parts.watch().get(),
                parts.verdicts().get(),
                parts.web().figures(),
                parts.store().figures(),
                fromStore,
                parts.publisher().position(),
                parts.timekeeper().lateness(),
                parts.telling().get(),
                ProcessFigures.now());
    }
}
