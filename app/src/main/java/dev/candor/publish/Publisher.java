package dev.candor.publish;

import dev.candor.publish.read.Background;
import dev.candor.publish.read.BackgroundReader;
import dev.candor.publish.read.ReadModel;
import dev.candor.publish.read.ReadModelReader;
import dev.candor.publish.view.Carried;
import dev.candor.publish.view.FrontPage;
import dev.candor.publish.view.PageViews;
import dev.candor.publish.view.Shell;
import dev.candor.publish.view.TimeView;
import dev.candor.store.Store;
import dev.candor.time.TimeSource;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Keeps one page published: follows the journal, renders off the request path, one at a time, and
 * swaps the finished snapshot in. When the store fails, the last snapshot goes on being served and
 * {@code /as-of.json} goes on saying how old it is. Thread-safe.
 */
public final class Publisher implements PublicSite {
    private static final System.Logger LOG = System.getLogger("dev.candor.publish");

    /** How often the store is looked at and {@code /as-of.json} written when nothing happens. */
    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);

    /** A rest between two renderings: what comes meanwhile becomes one. */
    private static final long SPACING_MILLIS = 20;

    /** The longest sleep between two looks at the clock. */
    private static final long SLEEP_MILLIS = 1_000;

    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    /** The version of pages that nobody sees: another one, so that they are packed too. */
    private static final String REHEARSED = "rehearsed";

    private final TimeSource time;
    private final PublisherSettings settings;
    private final Store store;
    private final ReadModelReader reader;
    private final BackgroundReader backgroundReader;
    private final Templates templates = new Templates();
    private final StaticFiles files = StaticFiles.load();
    private final Document starting;
    private final Semaphore wakeups = new Semaphore(0);
    private final CountDownLatch stopping = new CountDownLatch(1);

    private volatile @Nullable Snapshot snapshot;
    private volatile @Nullable Document asOf;
    private volatile @Nullable Thread thread;
    private volatile boolean subscribing;

    /** What follows is confined to the publisher's own thread. */
    private @Nullable ReadModel known;

    private final Carried carried = new Carried();
    private final ReadyDocuments documents = new ReadyDocuments(templates);
    private final Rehearsal rehearsal = new Rehearsal();
    private @Nullable Background background;

    private Optional<Instant> oldestVerdict = Optional.empty();
    private Instant readAt = Instant.MIN;
    private Instant writtenAt = Instant.MIN;
    private Instant renderAt = Instant.MIN;
    private long tick;
    private boolean failing;

    /** A publisher that does nothing until it is started. */
    public Publisher(Store store, TimeSource time, PublisherSettings settings) {
        this.store = store;
        this.time = time;
        this.settings = settings;
        reader = new ReadModelReader(store, settings.page(), settings.audience());
        backgroundReader = new BackgroundReader(store, settings.page());
        starting =
                templates.problem(
                        new Shell(
                                "System",
                                "en",
                                "",
                                "",
                                new TimeView("", ""),
                                files.styleHref(),
                                files.scriptHref(),
                                files.zoneScriptHref()),
                        "Starting",
                        "This page is being made ready. Please try again in a few seconds.",
                        false);
    }

    /** Begins to publish, on a thread of its own; returns at once. */
    public void start() {
        store.onJournal(_ -> wakeups.release());
        thread = Thread.ofPlatform().daemon().name("publisher").start(this::run);
    }

    /** Ends publishing; what was published last is still served. Idempotent. */
    public void stop() {
        stopping.countDown();
        wakeups.release();
        var running = thread;
        if (running == null) {
            return;
        }
        try {
            running.join(LONGEST_STOP);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Optional<Document> find(String path) {
        var ready = ready(path);
        var current = snapshot;
        return ready.isPresent() || current == null ? ready : current.find(path);
    }

    @Override
    public Optional<Document> ready(String path) {
        var file = files.documents().get(path);
        if (file != null) {
            return Optional.of(file);
        }
        if (path.equals("/as-of.json")) {
            return Optional.ofNullable(asOf);
        }
        var current = snapshot;
        return current == null ? Optional.empty() : current.ready(path);
    }

    @Override
    public boolean asks(String path) {
        return UptimeDocuments.isPath(path) || Snapshot.isPicture(path);
    }

    @Override
    public Optional<Answer> answer(Question question) {
        return Optional.ofNullable(snapshot).map(current -> current.answer(question));
    }

    @Override
    public boolean isReady() {
        return snapshot != null && asOf != null;
    }

    @Override
    public Document notFound() {
        var current = snapshot;
        return current == null ? starting : current.notFound();
    }

    @Override
    public Document starting() {
        return starting;
    }

    /** From now on the pages say that people can ask to be told, or say nothing of it. */
    public void offerSubscriptions(boolean offered) {
        subscribing = offered;
        wakeups.release();
    }

    /** The forms by which people ask to be told; they look like the other pages. */
    public SubscriptionPages subscriptionPages() {
        return new FormPages(() -> Optional.ofNullable(snapshot), templates);
    }

    /** The page on which an operator takes an alert; it looks like the other pages. */
    public AlertPages alertPages() {
        return new AlertPages(() -> Optional.ofNullable(snapshot), templates);
    }

    /** The page on which operators see who was told what; it looks like the other pages. */
    public DeliveryPages deliveryPages() {
        return new DeliveryPages(() -> Optional.ofNullable(snapshot), templates, time);
    }

    /** The journal position that the pages show; 0 before the first. */
    public long position() {
        var current = snapshot;
        return current == null ? 0 : current.model().position();
    }

    private void run() {
        try {
            var woken = true;
            while (stopping.getCount() > 0) {
                refresh(woken);
                if (stopping.await(SPACING_MILLIS, TimeUnit.MILLISECONDS)) {
                    return;
                }
                var rest = rehearsal.rest();
                var sleep =
                        Math.min(SLEEP_MILLIS, rest.map(Duration::toMillis).orElse(SLEEP_MILLIS));
                woken = wakeups.tryAcquire(sleep, TimeUnit.MILLISECONDS);
                wakeups.drainPermits();
                if (!woken && rest.isPresent()) {
                    rehearse();
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * One round: reads what has happened, renders what has changed, says how fresh it is.
     *
     * @param woken whether the journal has grown
     */
    void refresh(boolean woken) {
        var now = time.now();
        var lookIsDue = !now.isBefore(later(writtenAt, LOOK_EVERY)) || !now.isBefore(renderAt);
        var recovering = failing;
        try {
            if (woken || failing || lookIsDue) {
                read(now);
            }
            publish();
            if (failing) {
                LOG.log(System.Logger.Level.INFO, "publishing again page={0}", settings.page());
            }
            failing = false;
        } catch (RuntimeException failure) {
            if (!failing) {
                LOG.log(
                        System.Logger.Level.ERROR,
                        "publishing failed; the last pages are still served, trying again every"
                                + " second page={0} cause={1}",
                        settings.page(),
                        failure.toString());
            }
            failing = true;
        }
        if (woken || lookIsDue || recovering) {
            writeAsOf(now);
        }
    }

    private void read(Instant now) {
        var reading = reader.read(known);
        background = backgroundReader.read(background, reading.model(), now);
        known = reading.model();
        oldestVerdict = reading.oldestVerdict();
        readAt = now;
    }

    /** Pages are always of the instant at which the data was read, so that they never lie. */
    private void publish() {
        var model = known;
        var shown = snapshot;
        if (model == null
                || (shown != null
                        && shown.model().position() == model.position()
                        && shown.shell().subscribing() == subscribing
                        && readAt.isBefore(renderAt))) {
            return;
        }
        var begun = time.nanoTime();
        var behind = background == null ? Background.NONE : background;
        var views = new PageViews(model, behind, readAt, carried);
        var front = views.front(settings.welcome());
        if (shown == null || !shown.front().equals(front)) {
            tick = readAt.getEpochSecond();
        }
        snapshot = render(model, model.position() + "." + tick, views, front);
        rehearsal.took(Duration.ofNanos(time.nanoTime() - begun));
        var stampIsOld = readAt.plus(AsOf.NEXT_REFRESH);
        var turn = views.nextTurn();
        renderAt = turn.isBefore(stampIsOld) ? turn : stampIsOld;
    }

    /** Does what an update would make it do, on what is known, and throws the pages away. */
    void rehearse() {
        var model = known;
        if (model == null || failing) {
            return;
        }
        var begun = time.nanoTime();
        try {
            var again = reader.rehearse(model);
            var behind = backgroundReader.read(null, again, readAt);
            var views = new PageViews(again, behind, readAt, carried);
            var _ = render(again, REHEARSED, views, views.front(settings.welcome()));
            rehearsal.took(Duration.ofNanos(time.nanoTime() - begun));
        } catch (RuntimeException failure) {
            rehearsal.took(Rehearsal.MOST_TIME);
            LOG.log(
                    System.Logger.Level.WARNING,
                    "the first update will be slow: rehearsing failed page={0} cause={1}",
                    settings.page(),
                    failure.toString());
        }
    }

    private Snapshot render(ReadModel model, String version, PageViews views, FrontPage front) {
        var page = model.page();
        var shell =
                new Shell(
                        page.name(),
                        page.language(),
                        page.url().toString(),
                        version,
                        views.stamp(readAt),
                        files.styleHref(),
                        files.scriptHref(),
                        files.zoneScriptHref(),
                        subscribing);
        return new Snapshot(model, front, views, shell, templates, documents);
    }

    private void writeAsOf(Instant now) {
        var shown = snapshot;
        if (shown == null) {
            return;
        }
        writtenAt = now;
        asOf =
                new AsOf(
                                shown.shell().version(),
                                readAt,
                                shown.views().stamp(readAt).text(),
                                now.truncatedTo(ChronoUnit.MILLIS),
                                oldestVerdict,
                                shown.front().levelName(),
                                shown.front().sentence())
                        .document();
    }

    private static Instant later(Instant instant, Duration by) {
        return instant.equals(Instant.MIN) ? instant : instant.plus(by);
    }
}
