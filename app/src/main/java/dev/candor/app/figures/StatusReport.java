package dev.candor.app.figures;

import dev.candor.command.Promises;
import dev.candor.model.Audience;
import dev.candor.model.Level;
import dev.candor.model.Notice;
import dev.candor.model.PageId;
import dev.candor.model.Verdict;
import dev.candor.notify.Heartbeat;
import dev.candor.publish.read.ReadModelReader;
import dev.candor.publish.view.Standings;
import dev.candor.store.Store;
import dev.candor.store.Transaction;
import dev.candor.time.TimeSource;
import dev.candor.time.Zones;
import dev.candor.uptime.Timeline;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How a data folder is doing, for {@code candor status}: with a server on it or without. Only
 * reads. Thread-safe.
 */
public final class StatusReport {
    /** How many open notices are named; all are counted. */
    private static final int NAMED_NOTICES = 20;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Store store;
    private final TimeSource time;
    private final Supplier<Optional<ServerFigures>> server;
    private final PromptRead prompt;

    /**
     * A report on that store.
     *
     * @param server how the running server is doing; empty where none runs
     */
    public StatusReport(Store store, TimeSource time, Supplier<Optional<ServerFigures>> server) {
        this.store = store;
        this.time = time;
        this.server = server;
        prompt = new PromptRead(store, time);
    }

    private record PageFigures(
            String name,
            Map<Level, Integer> components,
            Map<Verdict, Integer> remembered,
            List<Notice> open,
            List<Promises.Promise> late) {
        static final PageFigures NONE =
                new PageFigures("", Map.of(), Map.of(), List.of(), List.of());
    }

    /** The report as of now. */
    public ObjectNode now() {
        var now = time.now();
        var running = server.get();
        var kept = running.isPresent() ? running.get().store() : prompt.take();
        var page = kept.isPresent() ? page(now) : PageFigures.NONE;
        var checks = running.map(ServerFigures::verdicts).orElse(page.remembered);
        var node = JSON.objectNode();
        running.ifPresentOrElse(
                figures -> node.set("server", server(figures)), () -> node.putNull("server"));
        node.set("page", page(page));
        node.set("checks", verdicts(checks));
        running.ifPresent(figures -> engine(node, figures));
        running.ifPresent(figures -> telling(node, figures));
        kept.ifPresentOrElse(
                figures -> store(node, figures, running, now), () -> node.putNull("store"));
        var untold =
                kept.isPresent()
                        ? store.<Untold>read(transaction -> Untold.read(transaction, now))
                        : Untold.NOTHING;
        untold.write(node.putObject("untold"));
        var attention = node.putArray("attention");
        Attention.of(running, kept, page.components, checks, now).forEach(attention::add);
        untold.sentences().forEach(attention::add);
        BrokenPromises.sentences(page.open, page.late).forEach(attention::add);
        return node;
    }

    private PageFigures page(Instant now) {
        var known =
                store.<Boolean>read(
                        transaction -> transaction.pages().find(PageId.MAIN).isPresent());
        if (!known) {
            return PageFigures.NONE;
        }
        var model = new ReadModelReader(store, PageId.MAIN, Audience.PUBLIC).read(null).model();
        var standings =
                new Standings(model, Timeline.of(model.components(), model.ledger(), null), now);
        var levels = new EnumMap<Level, Integer>(Level.class);
        model.components().stream()
                .filter(component -> !component.isRetired())
                .forEach(component ->
                        levels.merge(standings.of(component).level(), 1, Integer::sum));
        return new PageFigures(
                model.page().name(),
                levels,
                store.read(StatusReport::remembered),
                store.read(transaction -> transaction.notices().open(PageId.MAIN)),
                store.read(transaction -> late(transaction, Zones.day(now, model.page().zone()))));
    }

    /** What postmortems promise and is late: an action item, or the postmortem itself. */
    private static List<Promises.Promise> late(Transaction transaction, LocalDate today) {
        return Promises.open(transaction, PageId.MAIN, today).stream()
                .filter(Promises.Promise::overdue)
                .toList();
    }

    private static Map<Verdict, Integer> remembered(Transaction transaction) {
        var counts = new EnumMap<Verdict, Integer>(Verdict.class);
        transaction
                .checkStates()
                .all()
                .forEach(state -> counts.merge(state.verdict(), 1, Integer::sum));
        return counts;
    }

    private static ObjectNode server(ServerFigures figures) {
        var since = figures.startedAt();
        return JSON.objectNode()
                .put("version", figures.version())
                .put("started_at", since.toString())
                .put("uptime_seconds", Duration.between(since, figures.now()).toSeconds());
    }

    private static ObjectNode page(PageFigures page) {
        var node = JSON.objectNode().put("name", page.name);
        var components = node.putObject("components");
        for (var level : Level.values()) {
            components.put(level.wireName(), page.components.getOrDefault(level, 0));
        }
        node.put("open_notices", page.open.size());
        var notices = node.putArray("notices");
        page.open.stream()
                .limit(NAMED_NOTICES)
                .forEach(notice -> notice(notices.addObject(), notice));
        node.put("late_promises", page.late.size());
        return node;
    }

    private static void notice(ObjectNode node, Notice notice) {
        node.put("id", notice.id().value())
                .put("kind", notice.kind().wireName())
                .put("state", notice.state().wireName())
                .put("draft", notice.draft())
                .put("title", notice.title());
        var promise = notice.facts().nextUpdate();
        if (promise == null) {
            node.putNull("next_update");
        } else {
            node.putObject("next_update")
                    .put("at", promise.at().toString())
                    .put("overdue", promise.overdue());
        }
    }

    private static ObjectNode verdicts(Map<Verdict, Integer> counts) {
        var node = JSON.objectNode();
        for (var verdict : Verdict.values()) {
            node.put(verdict.name().toLowerCase(Locale.ROOT), counts.getOrDefault(verdict, 0));
        }
        return node;
    }

    private static void engine(ObjectNode node, ServerFigures figures) {
        var watch = figures.watch();
        var schedule = watch.schedule();
        node.putObject("schedule")
                .put("lag_p50_seconds", Family.seconds(schedule.lagP50()))
                .put("lag_p99_seconds", Family.seconds(schedule.lagP99()))
                .put("started", schedule.started())
                .put("skipped", schedule.skipped())
                .put("blind", watch.blindRuns())
                .put("blind_seconds", Family.seconds(watch.blind()));
        var queues =
                node.putObject("queues")
                        .put("runs_in_flight", watch.inFlight())
                        .put("results_queued", watch.queued())
                        .put("write_pending_seconds", Family.seconds(watch.storePending()));
        var work = queues.putObject("web_work");
        figures.web().work().forEach(work::put);
    }

    private static void telling(ObjectNode node, ServerFigures figures) {
        var telling = figures.telling();
        var answer = node.putObject("telling").put("in_flight", telling.inFlight());
        var channels = answer.putArray("channels");
        for (var depth : telling.audit().depths()) {
            var oldest = depth.oldest();
            channels.addObject()
                    .put("channel", depth.channel())
                    .put("pending", depth.pending())
                    .put("oldest_at", oldest == null ? null : oldest.toString());
        }
        var at = telling.audit().at();
        answer.put("audited_at", at == null ? null : at.toString());
        var problems = answer.putArray("problems");
        telling.audit().problems().forEach(problems::add);
        telling.heartbeat()
                .ifPresentOrElse(
                        beat -> heartbeat(answer.putObject("heartbeat"), beat),
                        () -> answer.putNull("heartbeat"));
    }

    private static void heartbeat(ObjectNode node, Heartbeat.Beat beat) {
        var taken = beat.takenAt();
        node.put("state", beat.fate().name().toLowerCase(Locale.ROOT))
                .put("why", beat.why())
                .put("taken_at", taken == null ? null : taken.toString());
    }

    private static void store(
            ObjectNode node, StoreFigures store, Optional<ServerFigures> server, Instant now) {
        var journal = node.putObject("journal").put("position", store.position());
        var consumers = journal.putArray("consumers");
        server.map(figures -> Consumers.of(figures.published(), store))
                .orElse(store.cursors())
                .forEach((name, position) ->
                        consumers
                                .addObject()
                                .put("name", name)
                                .put("position", position)
                                .put("behind", Math.max(0, store.position() - position)));
        var overdue = node.putObject("overdue").put("count", store.overdue().size());
        overdue.put(
                "oldest_due_at",
                store.overdue().isEmpty() ? null : store.overdue().getFirst().at().toString());
        var database =
                node.putObject("store")
                        .put("product", store.database().product())
                        .put("bytes", store.database().bytes());
        server.map(figures -> figures.commits().last())
                .ifPresentOrElse(
                        last -> database.put("commit_age_seconds", age(last, now)),
                        () -> database.putNull("commit_age_seconds"));
        store.oldestResult()
                .ifPresentOrElse(
                        at -> database.put("oldest_verdict_age_seconds", age(at, now)),
                        () -> database.putNull("oldest_verdict_age_seconds"));
    }

    private static double age(Instant at, Instant now) {
        return Math.max(0, Family.seconds(Duration.between(at, now)));
    }
}
