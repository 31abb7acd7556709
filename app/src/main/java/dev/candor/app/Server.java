package dev.candor.app;

import dev.candor.app.figures.MeasuredStore;
import dev.candor.app.figures.MetricsText;
import dev.candor.app.figures.StatusReport;
import dev.candor.app.figures.TakeFigures;
import dev.candor.command.Commands;
import dev.candor.command.DeliveryLinks;
import dev.candor.command.FollowActions;
import dev.candor.command.LinkKey;
import dev.candor.command.RandomIds;
import dev.candor.command.StartServer;
import dev.candor.command.Timekeeper;
import dev.candor.config.Configuration;
import dev.candor.config.Parsed;
import dev.candor.model.Actor;
import dev.candor.notify.Notifier;
import dev.candor.notify.people.RefreshAudiences;
import dev.candor.publish.Publisher;
import dev.candor.publish.PublisherSettings;
import dev.candor.store.DataFolder;
import dev.candor.store.FollowJournal;
import dev.candor.store.KeepHistory;
import dev.candor.store.Marks;
import dev.candor.store.Ownership;
import dev.candor.store.StoreException;
import dev.candor.store.sql.AskCustomersBySql;
import dev.candor.time.SystemTime;
import dev.candor.web.CannotListen;
import dev.candor.web.Metrics;
import dev.candor.web.Operations;
import dev.candor.web.Readiness;
import dev.candor.web.WebServer;
import dev.candor.web.WebSettings;
import dev.candor.web.alert.AlertForms;
import dev.candor.web.api.Api;
import dev.candor.web.deliveries.DeliveriesPage;
import dev.candor.web.http.TrustedProxies;
import dev.candor.web.people.PeopleForms;
import dev.candor.web.tls.CertificateFiles;
import dev.candor.web.tls.CertificateProblem;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.JsonNodeFactory;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/**
 * A running server. It starts in the order in which parts lean on each other: configuration, data
 * folder, store, pages, listening, watching, time, control socket; and stops in the reverse one, so
 * that nothing is asked of a part that is gone. The public page is there before the first check
 * runs.
 */
public final class Server implements AutoCloseable {
    static final Actor ACTOR = Actor.system("server");
    private static final ControlRequest RELOAD =
            new ControlRequest("reload", JsonNodeFactory.instance.objectNode());
    private static final Logger LOG = System.getLogger("dev.candor.app");

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(2);
    private static final int MOST_LOOKS = 5_000;

    private final StopStack parts;
    private final String address;
    private final @Nullable String adminAddress;
    private final ControlDesk desk;

    private Server(
            StopStack parts, String address, @Nullable String adminAddress, ControlDesk desk) {
        this.parts = parts;
        this.address = address;
        this.adminAddress = adminAddress;
        this.desk = desk;
    }

    /**
     * Starts everything; when this returns, the page is served and the checks run.
     *
     * @param version the program's version, for the journal
     * @throws CannotStart when it cannot; nothing of it is left running, and nothing has changed
     */
    public static Server start(ServeOptions options, String version) {
        return start(options, version, Marks.NONE);
    }

    /** The same, and says where it is. */
    static Server start(ServeOptions options, String version, Marks marks) {
        var parts = new StopStack();
        try {
            return start(options, version, marks, parts);
        } catch (CertificateProblem e) {
            parts.stopAll();
            throw new CannotStart(CannotStart.Cause.CONFIGURATION, String.valueOf(e.getMessage()));
        } catch (CannotListen e) {
            parts.stopAll();
            throw new CannotStart(CannotStart.Cause.ADDRESS, String.valueOf(e.getMessage()));
        } catch (StoreException e) {
            parts.stopAll();
            throw new CannotStart(CannotStart.Cause.DATA_FOLDER, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            parts.stopAll();
            throw new CannotStart(
                    CannotStart.Cause.DATA_FOLDER,
                    "the control socket of "
                            + options.data()
                            + " cannot be made: "
                            + e.getMessage());
        } catch (RuntimeException | Error e) {
            parts.stopAll();
            throw e;
        }
    }

    /** Where it is reached, without a slash at the end: {@code http://127.0.0.1:8080}. */
    public String address() {
        return address;
    }

    /** Where operators reach it, in the same form; empty when that is the same address. */
    public Optional<String> adminAddress() {
        return Optional.ofNullable(adminAddress);
    }

    /** Reads the configuration file again, as on SIGHUP; problems go to the log. */
    public void reload() {
        switch (desk.apply(RELOAD)) {
            case ControlAnswer.Done(var data) ->
                    LOG.log(Level.INFO, "configuration read again changes=" + data.path("changes"));
            case ControlAnswer.Refused(var problems, var _) ->
                    problems.forEach(problem ->
                            LOG.log(Level.ERROR, "the configuration stays as it was: " + problem));
        }
    }

    /** Stops everything, within ten seconds. Idempotent. */
    @Override
    public void close() {
        parts.stopAll();
    }

    private static Server start(ServeOptions options, String version, Marks marks, StopStack parts)
            throws IOException {
        var fromFile = readConfiguration(options);
        var time = SystemTime.ofSystem();
        var owned = own(options);
        var certificate = certificate(options.exposure(), owned, time);
        var kept =
                OpenStore.in(owned, options.database(), options.environment()::apply, time, marks);
        var store = new MeasuredStore(kept, time);
        parts.push("store", store);
        Notifier.beginAtHead(store);
        var commands = new Commands(store, time, new RandomIds());

        var publisher = new Publisher(store, time, PublisherSettings.main(fromFile == null));
        var timekeeper = new Timekeeper(store, commands, time);
        var proxies = new TrustedProxies();
        var figures = new AtomicReference<@Nullable TakeFigures>();
        var secret = InstallationSecret.in(owned.path());
        var links = secret.links();
        var deliveryLinks = new DeliveryLinks(links, time);
        var words = new MessageWords(options.config());
        var api = new Api(store, commands, time, deliveryLinks, words);
        var offered = new AtomicBoolean(fromFile != null && fromFile.mail() != null);
        publisher.offerSubscriptions(offered.get());
        var people =
                new PeopleForms(
                        store, commands, links, publisher.subscriptionPages(), time, offered::get);
        var alertForms =
                new AlertForms(
                        store,
                        commands,
                        publisher.alertPages(),
                        token -> links.subject(LinkKey.Purpose.ALERT, token, time.now()));
        var deliveries = new DeliveriesPage(store, publisher.deliveryPages(), deliveryLinks);
        var web =
                new WebServer(
                        WebSettings.on(options.host(), options.port()),
                        publisher,
                        api,
                        new Readiness(publisher, store),
                        time,
                        new Operations(
                                admin(options),
                                certificate,
                                proxies,
                                metrics(figures),
                                List.of(people, alertForms, deliveries)));
        parts.push("web", web::stop);
        var address = url(options, options.host(), web.start());

        var configuration =
                fromFile == null
                        ? Setup.ofItself(URI.create(reachable(address)), ZoneId.systemDefault())
                        : fromFile;
        var _ = commands.run(new StartServer(version, configuration.checks()), ACTOR, "start");
        var _ = commands.run(Setup.command(configuration), ACTOR, "start");
        publisher.start();
        parts.push("publisher", publisher::stop);
        awaitPages(publisher);

        var watching = new Watching(version, store, commands, time, configuration);
        parts.push("watch", watching);
        timekeeper.start();
        parts.push("timekeeper", timekeeper::stop);
        var actions = new FollowActions(time, new RandomIds());
        var following = new FollowJournal(store, actions, RandomGenerator.getDefault());
        following.start();
        parts.push("action items", following::stop);
        var history = new KeepHistory(store, time, configuration.retention());
        history.start();
        parts.push("history", history::stop);

        var reach =
                ReachPeople.in(secret, version, options, store, commands, time, timekeeper::wake);
        parts.push("telling", reach);
        reach.giveWayTo(web::isAwaited);
        reach.start(configuration);
        words.apply(configuration);
        var audiences = new RefreshAudiences(store, commands, new AskCustomersBySql(), time);
        parts.push("audiences", audiences::stop);
        audiences.apply(Setup.audiences(configuration, options.config()));
        audiences.start();
        var taking =
                new TakeFigures(
                        version,
                        time,
                        new TakeFigures.Parts(
                                store,
                                web,
                                publisher,
                                timekeeper,
                                watching::figures,
                                watching::verdicts,
                                reach::figures));
        figures.set(taking);

        trust(proxies, configuration);
        var reloading =
                new Reloading(
                        options,
                        commands,
                        watching,
                        history,
                        configuration,
                        next -> {
                            trust(proxies, next);
                            reach.apply(next);
                            words.apply(next);
                            audiences.apply(Setup.audiences(next, options.config()));
                            offered.set(next.mail() != null);
                            publisher.offerSubscriptions(offered.get());
                        });
        var desk =
                new ControlDesk(
                        store,
                        commands,
                        null,
                        kept,
                        new DeliveriesDesk(
                                store, commands, deliveryLinks, reach::channels, reach::resting),
                        words,
                        reach.mailDesk(),
                        new RunningDesk(
                                () -> {
                                    web.renewCertificate();
                                    return reloading.reload();
                                },
                                audiences),
                        new StatusReport(store, time, () -> Optional.of(taking.now())));
        parts.push("control socket", ControlServer.start(owned.path(), desk));
        return new Server(parts, address, adminAddress(options, web), desk);
    }

    /** Takes the folder and lets go of it again when the certificate is no good. */
    private static @Nullable CertificateFiles certificate(
            Exposure exposure, DataFolder owned, SystemTime time) {
        var chain = exposure.certificate();
        var key = exposure.key();
        if (chain == null || key == null) {
            return null;
        }
        try {
            return new CertificateFiles(chain, key, time);
        } catch (CertificateProblem e) {
            owned.close();
            throw e;
        }
    }

    private static Operations.@Nullable Place admin(ServeOptions options) {
        var host = options.exposure().adminHost();
        return host == null ? null : new Operations.Place(host, options.exposure().adminPort());
    }

    private static @Nullable String adminAddress(ServeOptions options, WebServer web) {
        var host = options.exposure().adminHost();
        return host == null ? null : url(options, host, web.adminAddress());
    }

    private static void trust(TrustedProxies proxies, Configuration configuration) {
        var ranges = configuration.trustedProxies();
        proxies.trust(address -> ranges.stream().anyMatch(range -> range.contains(address)));
    }

    /** The server listens before everything that has figures is there. */
    private static Metrics metrics(AtomicReference<@Nullable TakeFigures> figures) {
        return accept -> {
            var taking = figures.get();
            return taking == null
                    ? new Metrics.Text("text/plain; charset=utf-8", new byte[0])
                    : new MetricsText(taking::now).text(accept);
        };
    }

    /** Ready means that a page is there; when the store is too slow for that, go on without. */
    private static void awaitPages(Publisher publisher) {
        for (var look = 0; look < MOST_LOOKS && !publisher.isReady(); look++) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    private static @Nullable Configuration readConfiguration(ServeOptions options) {
        var file = options.config();
        if (file == null) {
            return null;
        }
        return switch (Setup.read(file, options.environment()::apply)) {
            case Parsed.Valid(var configuration) -> configuration;
            case Parsed.Invalid(var problems) ->
                    throw new CannotStart(CannotStart.Cause.CONFIGURATION, problems);
        };
    }

    private static DataFolder own(ServeOptions options) {
        return switch (DataFolder.own(options.data())) {
            case DataFolder owned -> owned;
            case Ownership.Taken taken ->
                    throw new CannotStart(CannotStart.Cause.DATA_FOLDER, taken.sentence());
        };
    }

    private static String url(ServeOptions options, String host, InetSocketAddress bound) {
        var scheme = options.exposure().certificate() == null ? "http" : "https";
        var name = host.contains(":") ? "[" + host + "]" : host;
        return scheme + "://" + name + ":" + bound.getPort();
    }

    /** The same address as this machine reaches it: a wildcard is no place to connect to. */
    private static String reachable(String address) throws IOException {
        var uri = URI.create(address);
        var host = uri.getHost();
        var isWildcard = InetAddress.getByName(host).isAnyLocalAddress();
        return isWildcard ? uri.getScheme() + "://127.0.0.1:" + uri.getPort() : address;
    }
}
