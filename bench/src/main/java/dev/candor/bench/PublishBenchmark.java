package dev.candor.bench;

import dev.candor.bench.site.LargeSite;
import dev.candor.command.ApplyConfiguration;
import dev.candor.command.Commands;
import dev.candor.command.ConfiguredComponent;
import dev.candor.command.HistoryFile;
import dev.candor.command.ImportHistory;
import dev.candor.command.NoticeDraft;
import dev.candor.command.PostNotice;
import dev.candor.command.PostUpdate;
import dev.candor.command.RandomIds;
import dev.candor.command.UpdateDraft;
import dev.candor.model.Actor;
import dev.candor.model.Audience;
import dev.candor.model.ComponentId;
import dev.candor.model.Impact;
import dev.candor.model.NoticeId;
import dev.candor.model.NoticeKind;
import dev.candor.model.Page;
import dev.candor.model.PageId;
import dev.candor.model.Requirement;
import dev.candor.publish.Document;
import dev.candor.publish.Publisher;
import dev.candor.publish.PublisherSettings;
import dev.candor.store.Store;
import dev.candor.store.sql.SqlStore;
import dev.candor.store.sql.StoreSettings;
import dev.candor.time.SystemTime;

import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * From the commit of an update until the front page, the feed and the documents under {@code
 * /api/v2/} have it, on a site with 2,000 components in groups of twenty and 5,000 past incidents:
 * at most 150 ms is wanted. Once with a program whose first pages have just become visible, once
 * twenty seconds after the start, once with a program that has published often.
 */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
public class PublishBenchmark {
    private static final int UPDATES_OF_ONE = 20;
    private static final long LOOK_NANOS = 200_000;
    private static final Duration QUIET = Duration.ofSeconds(20);
    private static final Actor ACTOR = Actor.system("bench");

    private @Nullable Store store;
    private @Nullable Commands commands;
    private @Nullable Publisher publisher;
    private @Nullable NoticeId open;
    private @Nullable Document before;
    private int updates;

    /** Fills a store and publishes it; where that is asked for, leaves it alone for a while. */
    @Setup
    public void fill(BenchmarkParams params) throws IOException {
        var time = SystemTime.ofSystem();
        var opened = SqlStore.open(StoreSettings.of(Files.createTempDirectory("bench"), time));
        store = opened;
        commands = new Commands(opened, time, new RandomIds());
        var page =
                new Page(
                        PageId.MAIN,
                        "Bench",
                        URI.create("https://status.example.com"),
                        ZoneId.of("America/Los_Angeles"),
                        "en");
        var _ = commands().run(new ApplyConfiguration(page, tree(), List.of(), "1"), ACTOR, "");
        var outcome =
                HistoryFile.parse(LargeSite.history().getBytes(StandardCharsets.UTF_8), "history");
        if (outcome instanceof HistoryFile.Outcome.Read(var notices)) {
            var _ = commands().run(new ImportHistory(notices), ACTOR, "");
        }
        var started = new Publisher(opened, time, PublisherSettings.main(false));
        publisher = started;
        started.start();
        while (!started.isReady()) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
        if (params.getBenchmark().endsWith("Rehearsed")) {
            LockSupport.parkNanos(QUIET.toNanos());
        }
    }

    private static List<ConfiguredComponent> tree() {
        var tree = new ArrayList<ConfiguredComponent>();
        for (var i = 0; i < LargeSite.COMPONENTS; i++) {
            var group = LargeSite.groupOf(i);
            tree.add(
                    new ConfiguredComponent(
                            new ComponentId("c" + i),
                            "Component " + i,
                            i == group ? null : new ComponentId("c" + group),
                            Requirement.None.CHILDREN,
                            null));
        }
        return tree;
    }

    /** One update; what follows is measured from its commit on. */
    @Setup(Level.Invocation)
    public void commit() {
        before = front();
        if (updates++ % UPDATES_OF_ONE == 0) {
            open = commands().run(incident(), ACTOR, "").id();
        } else {
            var update = new UpdateDraft(null, "Update " + updates, null, null, null, null);
            var id = Objects.requireNonNull(open);
            var _ = commands().run(new PostUpdate(id, update), ACTOR, "");
        }
    }

    /** Until readers see it, in a program that has published often. */
    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    @Warmup(iterations = 2, time = 10)
    @Measurement(iterations = 3, time = 10)
    public int update() {
        return awaitPage();
    }

    /** The same, for an update in the very moment in which the first pages are there. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    @Fork(5)
    public int firstUpdate() {
        return awaitPage();
    }

    /** The same, for the first update after a start, when nothing happened for twenty seconds. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    @Fork(5)
    public int firstUpdateRehearsed() {
        return awaitPage();
    }

    private int awaitPage() {
        var shown = Objects.requireNonNull(before).etag();
        var now = front();
        while (now.etag().equals(shown)) {
            LockSupport.parkNanos(LOOK_NANOS);
            now = front();
        }
        return now.body().length;
    }

    private Document front() {
        return Objects.requireNonNull(publisher).find("/").orElseThrow();
    }

    private PostNotice incident() {
        return new PostNotice(
                PageId.MAIN,
                new NoticeDraft(
                        NoticeKind.INCIDENT,
                        "Trouble " + updates,
                        null,
                        List.of(
                                new Impact(
                                        new ComponentId("c" + updates % LargeSite.COMPONENTS),
                                        dev.candor.model.Level.MAJOR_OUTAGE,
                                        null)),
                        null,
                        List.of(),
                        "We are looking.",
                        List.of(),
                        Audience.PUBLIC,
                        false,
                        null));
    }

    private Commands commands() {
        return Objects.requireNonNull(commands);
    }

    /** Ends publishing. */
    @TearDown
    public void close() {
        Objects.requireNonNull(publisher).stop();
        Objects.requireNonNull(store).close();
    }
}
