package dev.candor.notify;

import dev.candor.command.Commands;
import dev.candor.command.NoticeDraft;
import dev.candor.command.PostNotice;
import dev.candor.command.PostUpdate;
import dev.candor.command.RandomIds;
import dev.candor.command.UpdateDraft;
import dev.candor.config.Configuration;
import dev.candor.config.ConfigurationFile;
import dev.candor.config.LocalSecrets;
import dev.candor.config.Parsed;
import dev.candor.fixture.Certificates;
import dev.candor.model.Actor;
import dev.candor.model.Audience;
import dev.candor.model.ComponentId;
import dev.candor.model.Delivery;
import dev.candor.model.Impact;
import dev.candor.model.Level;
import dev.candor.model.Message;
import dev.candor.model.NoticeKind;
import dev.candor.model.NoticeState;
import dev.candor.model.Recipient;
import dev.candor.model.Told;
import dev.candor.notify.hook.HookChannel;
import dev.candor.notify.hook.HookClient;
import dev.candor.notify.hook.HookClients;
import dev.candor.notify.mail.DeadAddresses;
import dev.candor.notify.mail.EmailChannel;
import dev.candor.notify.smtp.Patience;
import dev.candor.notify.template.Catalogue;
import dev.candor.store.Deliveries.Depth;
import dev.candor.store.FollowJournal;
import dev.candor.store.StoreException;
import dev.candor.store.Transaction;
import dev.candor.time.TimeSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Tells people over real sockets until everybody is told, as the configuration in FOLDER says, in a
 * process that kills itself as {@link TellUntilKilled} does: {@code TellOverSockets FOLDER POINT N
 * NOTICES PEOPLE BEGIN PATIENCE}. Its disk is full while the file {@code full} is there; of names
 * that it does not find it writes a letter into the file {@code names}.
 */
final class TellOverSockets {
    static final String CONFIGURATION = "candor.yaml";
    static final String TRUSTED = "trusted.p12";
    static final String FULL = "full";
    static final String NAMES = "names";
    static final String IDLE = "idle ";
    static final String PAGER = "pager";

    /** Ten minutes of lease are fifteen seconds. */
    static final int SPEED = 40;

    private static final int UNKNOWN_NAME = 12;
    private static final Actor PERSON = new Actor(Actor.Kind.TOKEN, "t1");

    private final Path folder;
    private final TimeSource time;
    private final FullStore store;
    private final Duration patience;
    private final Random random = new Random();

    private TellOverSockets(Path folder, TimeSource time, FullStore store, Duration patience) {
        this.folder = folder;
        this.time = time;
        this.store = store;
        this.patience = patience;
    }

    public static void main(String[] arguments) throws IOException {
        var folder = Path.of(arguments[0]);
        var marks = TellUntilKilled.marks(arguments[1], Integer.parseInt(arguments[2]));
        var notices = Integer.parseInt(arguments[3]);
        var people = Integer.parseInt(arguments[4]);
        var time = new TellUntilKilled.FastTime(Long.parseLong(arguments[5]), SPEED);
        var patience = Duration.ofMillis(Long.parseLong(arguments[6]));
        try (var store = new FullStore(TellUntilKilled.open(folder, time, marks))) {
            Notifier.beginAtHead(store);
            var problems = new TellOverSockets(folder, time, store, patience).tell(notices, people);
            System.out.println(IDLE + store.refused() + " " + problems);
        }
        System.exit(0);
    }

    /** Answers what the audit has found at the end. */
    private List<String> tell(int notices, int people) throws IOException {
        Thread.ofPlatform().daemon().start(this::watchTheDisk);
        var configuration = configuration();
        var trusted = Certificates.read(folder.resolve(TRUSTED));
        var client = HookClients.here(patience, trusted, this::isFound, time);
        List<Escalation> escalations = List.of((_, delivery, _) -> next(delivery));
        var links = (LinkSource) (_, _) -> Links.NONE;
        var outbox = new Outbox(store, time, random, escalations, links, Pace.UNLIMITED);
        var notifier =
                new Notifier(
                        List.of(new NoticePlanner()),
                        List.of(new People(people)),
                        time,
                        new RandomIds(),
                        random,
                        outbox::settled);
        var follow = new FollowJournal(store, notifier, random);
        outbox.start(channels(configuration, client));
        follow.start();
        var commands = new Commands(store, time, new RandomIds());
        persist(() -> commands.run(TellUntilKilled.configuration(), PERSON, "test"));
        IntStream.range(0, notices)
                .forEach(
                        i -> persist(() -> commands.run(new PostNotice(draft(i)), PERSON, "test")));
        while (left() > notices * people / 2) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            outbox.wake();
        }
        IntStream.range(0, notices).forEach(i -> persist(() -> end(commands, i)));
        while (!TellUntilKilled.isIdle(store)) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            outbox.wake(); // its clock runs faster than the one by which it waits
        }
        follow.stop();
        outbox.stop();
        var settings = new Rounds.Settings(Duration.ofMinutes(1), Duration.ofDays(800));
        var rounds = new Rounds(store, time, random, escalations, settings, _ -> {});
        rounds.round();
        return rounds.audit().problems();
    }

    private void watchTheDisk() {
        while (true) {
            store.full(Files.exists(folder.resolve(FULL)));
            LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
        }
    }

    private Configuration configuration() throws IOException {
        var file = folder.resolve(CONFIGURATION);
        var secrets = new LocalSecrets(_ -> null, folder);
        return switch (ConfigurationFile.parse(
                file.toString(), Files.readAllBytes(file), secrets)) {
            case Parsed.Valid(var configuration) -> configuration;
            case Parsed.Invalid(var problems) ->
                    throw new IllegalStateException(problems.toString());
        };
    }

    private List<Channel> channels(Configuration configuration, HookClient client) {
        var waits =
                new Patience(
                        patience,
                        patience,
                        patience,
                        Duration.ofMillis(50),
                        Duration.ofMillis(200));
        var tls = Certificates.trustedBy(Certificates.read(folder.resolve(TRUSTED)));
        var parts = new EmailChannel.Parts(Catalogue.own(), tls, null, new NoneIsDead(), waits);
        var channels = new ArrayList<Channel>();
        channels.add(EmailChannel.open(Objects.requireNonNull(configuration.mail()), parts, time));
        configuration.channels().forEach(each -> channels.add(new HookChannel(each, client, time)));
        return channels;
    }

    /** One in so many times, a name is not found. */
    private boolean isFound(String host) {
        if (!host.equals("named.example") || random.nextInt(UNKNOWN_NAME) > 0) {
            return true;
        }
        try {
            Files.writeString(
                    folder.resolve(NAMES),
                    "n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a person does whose request was refused because the disk is full. */
    private static void persist(Runnable work) {
        while (true) {
            try {
                work.run();
                return;
            } catch (StoreException _) {
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        }
    }

    /** How many are still to be told. */
    private long left() {
        return store.read(it ->
                it.cursors().position(Notifier.NAME) < it.journal().head()
                        ? Long.MAX_VALUE
                        : it.deliveries().depths().stream().mapToLong(Depth::pending).sum());
    }

    /** Each fourth ends, once. */
    private static void end(Commands commands, int number) {
        var notice = commands.run(new PostNotice(draft(number)), PERSON, "test");
        if (number % 4 == 1 && notice.state() != NoticeState.RESOLVED) {
            var end = new UpdateDraft(NoticeState.RESOLVED, "Over.", null, null, null, null);
            commands.run(new PostUpdate(notice.id(), end), PERSON, "test");
        }
    }

    private static NoticeDraft draft(int number) {
        return new NoticeDraft(
                NoticeKind.INCIDENT,
                "News " + number,
                null,
                List.of(new Impact(new ComponentId("shop"), Level.MAJOR_OUTAGE, null)),
                null,
                List.of(),
                "We look into it.",
                List.of(),
                Audience.PUBLIC,
                false,
                "k" + number);
    }

    /** Somebody of the people of a notice. Of ten, six hear by mail; of a hundred, two are gone. */
    static Recipient person(int notice, int number) {
        var key = "r%03d-%05d".formatted(notice, number);
        var channel =
                switch (number % 10) {
                    case 6, 7 -> "hook";
                    case 8 -> "chat";
                    case 9 -> "named";
                    default -> Recipient.MAIL;
                };
        var isGone = number % 100 == 50 || number % 100 == 51;
        var address = (isGone ? "gone-" : "") + key + "@" + channel + ".example";
        return new Recipient(key, channel, address, "en", ZoneOffset.UTC);
    }

    /** Whether somebody else is told when this one cannot be: of every second. */
    static boolean hasNext(Delivery delivery) {
        var key = delivery.to().key();
        return !delivery.to().channel().equals(PAGER) && (key.charAt(key.length() - 1) & 1) == 0;
    }

    private static Optional<Recipient> next(Delivery delivery) {
        return hasNext(delivery)
                ? Optional.of(
                        new Recipient(
                                delivery.to().key(),
                                PAGER,
                                delivery.to().key() + "@pager.example",
                                "en",
                                ZoneOffset.UTC))
                : Optional.empty();
    }

    private record People(int count) implements Recipients {
        @Override
        public String name() {
            return "people";
        }

        @Override
        public List<Recipient> next(
                Transaction transaction, Message message, String after, int limit) {
            if (!(message.told() instanceof Told.OfNotice told)) {
                return List.of();
            }
            var notice = Integer.parseInt(told.entry().title().substring("News ".length()));
            var first =
                    after.isEmpty()
                            ? 0
                            : Integer.parseInt(after.substring(after.indexOf('-') + 1)) + 1;
            return IntStream.range(first, Math.min(count, first + limit))
                    .mapToObj(number -> person(notice, number))
                    .toList();
        }
    }

    private record NoneIsDead() implements DeadAddresses {
        @Override
        public boolean holds(String address) {
            return false;
        }

        @Override
        public void refused(String address, String delivery, boolean certain, String why) {
            // The ledger says it.
        }
    }
}
