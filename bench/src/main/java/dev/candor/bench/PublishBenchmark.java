package dev.candor.bench;

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
import dev.candor.model.Level;
import dev.candor.model.NoticeId;
import dev.candor.model.NoticeKind;
import dev.candor.model.Page;
import dev.candor.model.PageId;
import dev.candor.model.Requirement;
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
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * From before an update is committed until the front page has it, on a site with 2,000 components
 * in groups of twenty and 5,000 past incidents: at most 150 ms is wanted.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 10)
@Measurement(iterations = 3, time = 10)
@Fork(1)
public class PublishBenchmark {
    private static final int COMPONENTS = 2_000;
    private static final int IN_A_GROUP = 20;
    private static final int ENTRIES = 5_000;
    private static final int UPDATES_OF_ONE = 20;
    private static final long LOOK_NANOS = 200_000;
    private static final Actor ACTOR = Actor.system("bench");

    private @Nullable Store store;
    private @Nullable Commands commands;
    private @Nullable Publisher publisher;
    private @Nullable NoticeId open;
    private int updates;

    /** Fills a store and publishes it. */
    @Setup
    public void fill() throws IOException {
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
        var outcome = HistoryFile.parse(history().getBytes(StandardCharsets.UTF_8), "history");
        if (outcome instanceof HistoryFile.Outcome.Read(var notices)) {
            var _ = commands().run(new ImportHistory(notices), ACTOR, "");
        }
        var started = new Publisher(opened, time, PublisherSettings.main(false));
        publisher = started;
        started.start();
        while (!started.isReady()) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private static List<ConfiguredComponent> tree() {
        var tree = new ArrayList<ConfiguredComponent>();
        for (var i = 0; i < COMPONENTS; i++) {
            var group = i - i % IN_A_GROUP;
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

    private static String history() {
        var text = new StringBuilder("{\"zone\": \"UTC\", \"notices\": [");
        var first = Instant.now().truncatedTo(ChronoUnit.MINUTES).minus(ENTRIES, ChronoUnit.HOURS);
        for (var i = 0; i < ENTRIES; i++) {
            var start = first.plus(i, ChronoUnit.HOURS).minusSeconds(3_600);
            text.append(i == 0 ? "" : ",")
                    .append(
                            """
                            {"id": "n%d", "kind": "incident", "title": "Incident %d",
                             "state": "resolved", "components": ["c%d"],
                             "windows": [{"start": "%s", "end": "%s"}],
                             "updates": [{"at": "%s", "state": "resolved",
                                          "body": "A *fault* in the rack; it was replaced."}]}
                            """
                                    .formatted(
                                            i,
                                            i,
                                            i * 7 % COMPONENTS,
                                            start,
                                            start.plusSeconds(660),
                                            start.plusSeconds(660)));
        }
        return text.append("]}").toString();
    }

    /** One update, until readers see it. */
    @Benchmark
    public int update() {
        var site = Objects.requireNonNull(publisher);
        var before = site.find("/").orElseThrow();
        if (updates++ % UPDATES_OF_ONE == 0) {
            open = commands().run(incident(), ACTOR, "").id();
        } else {
            var update = new UpdateDraft(null, "Update " + updates, null, null, null, null);
            var id = Objects.requireNonNull(open);
            var _ = commands().run(new PostUpdate(id, update), ACTOR, "");
        }
        var now = site.find("/").orElseThrow();
        while (now.etag().equals(before.etag())) {
            LockSupport.parkNanos(LOOK_NANOS);
            now = site.find("/").orElseThrow();
        }
        return now.body().length;
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
                                        new ComponentId("c" + updates % COMPONENTS),
                                        Level.MAJOR_OUTAGE,
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
