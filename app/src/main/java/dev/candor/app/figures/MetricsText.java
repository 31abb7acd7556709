package dev.candor.app.figures;

import static dev.candor.app.figures.Family.seconds;

import dev.candor.model.Verdict;
import dev.candor.web.Metrics;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * A server's figures as text: OpenMetrics 1.0 for whoever asks for it, else Prometheus's text
 * format 0.0.4. The number of lines does not depend on how much is watched: no label names a check,
 * a component or a client.
 */
public final class MetricsText implements Metrics {
    private static final ExpositionFormatWriter OPEN_METRICS = OpenMetricsTextFormatWriter.create();
    private static final ExpositionFormatWriter PROMETHEUS = PrometheusTextFormatWriter.create();
    private static final double MILLIS = 1e3;

    private final Supplier<ServerFigures> figures;

    /** Writes what {@code figures} answers. */
    public MetricsText(Supplier<ServerFigures> figures) {
        this.figures = figures;
    }

    @Override
    public Text text(@Nullable String accept) {
        var wanted = accept != null && accept.contains("application/openmetrics-text");
        var writer = wanted ? OPEN_METRICS : PROMETHEUS;
        var body = new ByteArrayOutputStream();
        try {
            writer.write(body, snapshots(figures.get()), EscapingScheme.UNDERSCORE_ESCAPING);
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory failed", impossible);
        }
        return new Text(writer.getContentType(), body.toByteArray());
    }

    private static MetricSnapshots snapshots(ServerFigures figures) {
        var family = new Family();
        program(family, figures);
        checks(family, figures);
        engine(family, figures);
        store(family, figures);
        figures.store().ifPresent(store -> journal(family, figures, store));
        web(family, figures);
        TellingText.add(family, figures);
        process(family, figures.process());
        return new MetricSnapshots(family.all());
    }

    private static void program(Family family, ServerFigures figures) {
        family.info(
                "candor_build",
                "Which program this is.",
                "version",
                figures.version(),
                "java",
                Runtime.version().toString());
        family.gauge(
                "process_start_time_seconds",
                "When the server was started, in seconds since 1970 UTC.",
                figures.startedAt().toEpochMilli() / MILLIS);
    }

    private static void checks(Family family, ServerFigures figures) {
        var verdicts = family.gauges("candor_checks", "Checks by their verdict.");
        for (var verdict : Verdict.values()) {
            verdicts.add(
                    figures.verdicts().getOrDefault(verdict, 0),
                    "verdict",
                    verdict.name().toLowerCase(Locale.ROOT));
        }
        verdicts.done();
        var watch = figures.watch();
        var schedule = watch.schedule();
        family.histogram(
                "candor_check_start_lag_seconds",
                "How late runs of checks began.",
                schedule.lags());
        family.counter("candor_check_runs_started", "Runs begun.", schedule.started());
        family.counter(
                "candor_check_runs_skipped",
                "Due runs left out: the run before was under way, or the program came too late.",
                schedule.skipped());
        family.counter(
                "candor_check_runs_blind",
                "Due runs left out because the store did not take results.",
                watch.blindRuns());
        family.gauge("candor_check_runs_in_flight", "Runs under way.", watch.inFlight());
    }

    private static void engine(Family family, ServerFigures figures) {
        var watch = figures.watch();
        family.gauge(
                "candor_results_queued", "Judged results that wait to be stored.", watch.queued());
        family.gauge(
                "candor_results_write_pending_seconds",
                "How long the write of results under way has been pending; 0 without one.",
                seconds(watch.storePending()));
        family.counter("candor_results_stored", "Results stored.", watch.stored());
        family.counter("candor_verdicts_changed", "Changes of verdicts.", watch.turns());
        family.counter(
                "candor_blind_seconds",
                "For how long the program could not look: stalls of its own and of its store.",
                seconds(watch.blind()));
        family.histogram(
                "candor_timekeeper_lateness_seconds",
                "How late stored instants were dealt with.",
                figures.lateness());
    }

    private static void store(Family family, ServerFigures figures) {
        var commits = figures.commits();
        family.gauge(
                "candor_store_up",
                "Whether the store answered within a second.",
                figures.store().isPresent() ? 1 : 0);
        family.histogram(
                "candor_commit_duration_seconds",
                "How long committed writes took, the wait for their turn included.",
                commits.durations());
        family.counter(
                "candor_commit_failures",
                "Writes that the store did not take.",
                commits.failures());
        var last = commits.last();
        if (last != null) {
            family.gauge(
                    "candor_commit_age_seconds",
                    "How long ago the newest commit was.",
                    age(figures, last));
        }
    }

    private static void journal(Family family, ServerFigures figures, StoreFigures store) {
        family.gauge("candor_journal_position", "The journal's newest position.", store.position());
        var positions =
                family.gauges(
                        "candor_journal_consumer_position",
                        "The position up to which a consumer has dealt with the journal.");
        var behind =
                family.gauges(
                        "candor_journal_consumer_behind",
                        "How many entries of the journal a consumer has not dealt with.");
        Consumers.of(figures.published(), store)
                .forEach((name, position) -> {
                    positions.add(position, "consumer", name);
                    behind.add(Math.max(0, store.position() - position), "consumer", name);
                });
        positions.done();
        behind.done();
        family.gauge(
                "candor_database_size_bytes",
                "The database's size as it counts itself.",
                store.database().bytes());
        family.gauge(
                "candor_timekeeper_overdue",
                "Stored instants that have passed and are not dealt with, 1,000 at most.",
                store.overdue().size());
        store.oldestResult()
                .ifPresent(at ->
                        family.gauge(
                                "candor_oldest_verdict_age_seconds",
                                "How long ago the check that was looked at longest ago was looked"
                                        + " at.",
                                age(figures, at)));
    }

    private static double age(ServerFigures figures, Instant at) {
        return Math.max(0, seconds(Duration.between(at, figures.now())));
    }

    private static void web(Family family, ServerFigures figures) {
        var web = figures.web();
        var pages =
                family.counters(
                        "candor_page_requests", "Answers to requests for pages and documents.");
        web.pages()
                .forEach((kind, outcomes) ->
                        outcomes.forEach((outcome, count) ->
                                pages.add(
                                        count,
                                        "kind",
                                        kind.wireName(),
                                        "status",
                                        Integer.toString(outcome.status()))));
        pages.done();
        var api =
                family.counters(
                        "candor_api_requests", "Answers of API v1 by the class of their status.");
        for (var digit = 1; digit <= web.api().size(); digit++) {
            api.add(web.api().get(digit - 1), "status", digit + "xx");
        }
        api.done();
        family.gauge("candor_web_connections", "Open connections of clients.", web.connections());
        var work = family.gauges("candor_web_work", "Requests being worked on, by lane.");
        web.work().forEach((lane, count) -> work.add(count, "lane", lane));
        work.done();
        family.counter(
                "candor_web_work_refused",
                "Requests refused because their lane was full.",
                web.refused());
    }

    private static void process(Family family, ProcessFigures process) {
        family.gauge("jvm_memory_heap_used_bytes", "The heap in use.", process.heapUsed());
        if (process.heapMost() >= 0) {
            family.gauge("jvm_memory_heap_max_bytes", "The heap's limit.", process.heapMost());
        }
        family.gauge(
                "jvm_memory_nonheap_used_bytes",
                "What the JVM uses beside the heap.",
                process.otherUsed());
        var count = family.counters("jvm_gc_collections", "Garbage collections.");
        var time = family.counters("jvm_gc_collection_seconds", "Time spent on them.");
        process.collections()
                .forEach((name, collections) -> {
                    count.add(collections.count(), "gc", name);
                    time.add(collections.millis() / MILLIS, "gc", name);
                });
        count.done();
        time.done();
        family.gauge("jvm_threads", "Threads of the system.", process.threads());
        if (process.openFiles() >= 0) {
            family.gauge("process_open_fds", "Open file descriptors.", process.openFiles());
            family.gauge("process_max_fds", "How many may be open.", process.mostFiles());
        }
        if (process.cpuNanos() >= 0) {
            family.counter(
                    "process_cpu_seconds",
                    "Time that processors have worked for the process.",
                    seconds(Duration.ofNanos(process.cpuNanos())));
        }
    }
}
