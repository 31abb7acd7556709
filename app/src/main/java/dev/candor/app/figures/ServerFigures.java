package dev.candor.app.figures;

import dev.candor.app.figures.MeasuredStore.CommitFigures;
import dev.candor.model.Verdict;
import dev.candor.time.DurationHistogram;
import dev.candor.watch.WatchFigures;
import dev.candor.web.WebFigures;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How a running server is doing, at one instant.
 *
 * @param version of the program
 * @param startedAt when it was started
 * @param now when these figures were taken
 * @param watch the engine
 * @param verdicts how many checks have each verdict
 * @param web the HTTP server
 * @param commits how writing to the store goes
 * @param store what the store says; empty when it does not answer
 * @param published the journal position that the public pages show
 * @param lateness how late the timekeeper was
 * @param telling how telling people goes
 * @param process the process
 */
public record ServerFigures(
        String version,
        Instant startedAt,
        Instant now,
        WatchFigures watch,
        Map<Verdict, Integer> verdicts,
        WebFigures web,
        CommitFigures commits,
        Optional<StoreFigures> store,
        long published,
        DurationHistogram.Counts lateness,
        TellingFigures telling,
        ProcessFigures process) {}
