package dev.candor.notify;

import dev.candor.command.ApplyConfiguration;
import dev.candor.command.Commands;
import dev.candor.command.ConfiguredComponent;
import dev.candor.command.NoticeDraft;
import dev.candor.command.PostNotice;
import dev.candor.command.RandomIds;
import dev.candor.fixture.ScriptedChannel;
import dev.candor.model.Actor;
import dev.candor.model.Audience;
import dev.candor.model.ComponentId;
import dev.candor.model.Message;
import dev.candor.model.NoticeKind;
import dev.candor.model.Page;
import dev.candor.model.PageId;
import dev.candor.model.Recipient;
import dev.candor.model.Requirement;
import dev.candor.store.DataFolder;
import dev.candor.store.FollowJournal;
import dev.candor.store.Marks;
import dev.candor.store.Ownership;
import dev.candor.store.Store;
import dev.candor.store.Transaction;
import dev.candor.store.sql.SqlStore;
import dev.candor.store.sql.StoreSettings;
import dev.candor.time.TimeSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Tells people until everybody is told, in a process that kills itself with SIGKILL when it passes
 * a point for the n-th time: {@code TellUntilKilled FOLDER POINT N NOTICES RECIPIENTS BEGIN}. The
 * point {@code -} never comes. Its clock runs fast, from the real instant BEGIN on in every life.
 * What the receiver took is a line of a file, which no kill of this process takes back.
 */
final class TellUntilKilled {
    static final String RECEIVED = "received";
    static final String IDLE = "idle";
    static final int WIDTH = 2;
    private static final int SPEED = 400;
    private static final int SIGKILL = 9;
    private static final Actor PERSON = new Actor(Actor.Kind.TOKEN, "t1");

    private TellUntilKilled() {}

    public static void main(String[] arguments) throws IOException {
        var folder = Path.of(arguments[0]);
        var marks = marks(arguments[1], Integer.parseInt(arguments[2]));
        var notices = Integer.parseInt(arguments[3]);
        var recipients = Integer.parseInt(arguments[4]);
        var time = new FastTime(Long.parseLong(arguments[5]), SPEED);
        try (var store = open(folder, time, marks);
                var receiver =
                        FileChannel.open(
                                folder.resolve(RECEIVED),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.APPEND)) {
            Notifier.beginAtHead(store);
            tell(store, time, new Receiver(receiver), notices, recipients);
        }
        System.out.println(IDLE);
    }

    private static void tell(
            Store store, TimeSource time, Channel channel, int notices, int recipients) {
        var random = new java.security.SecureRandom();
        var outbox =
                new Outbox(store, time, random, List.of(), (_, _) -> Links.NONE, Pace.UNLIMITED);
        var people = new Many(recipients);
        var notifier =
                new Notifier(
                        List.of(new NoticePlanner()),
                        List.of(people),
                        time,
                        new RandomIds(),
                        random,
                        outbox::settled);
        var follow = new FollowJournal(store, notifier, random);
        outbox.start(List.of(channel));
        follow.start();
        var commands = new Commands(store, time, new RandomIds());
        commands.run(configuration(), PERSON, "test");
        for (var i = 0; i < notices; i++) {
            commands.run(new PostNotice(draft(i)), PERSON, "test");
        }
        while (!isIdle(store)) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            outbox.wake(); // its clock runs faster than the one by which it waits
        }
        follow.stop();
        outbox.stop();
    }

    static boolean isIdle(Store store) {
        return store.read(it ->
                it.cursors().position(Notifier.NAME) == it.journal().head()
                        && it.messages().underWay().isEmpty()
                        && it.deliveries().depths().isEmpty());
    }

    static SqlStore open(Path folder, TimeSource time, Marks marks) {
        return switch (DataFolder.own(folder)) {
            case DataFolder owned -> SqlStore.open(StoreSettings.of(folder, time), owned, marks);
            case Ownership.Taken taken -> throw new IllegalStateException(taken.sentence());
        };
    }

    static ApplyConfiguration configuration() {
        var url = URI.create("https://status.example.com");
        var shop =
                new ConfiguredComponent(
                        new ComponentId("shop"), "Shop", null, Requirement.None.CHILDREN, null);
        var page = new Page(PageId.MAIN, "Example", url, ZoneOffset.UTC, "en");
        return new ApplyConfiguration(page, List.of(shop), List.of(), List.of(), "h");
    }

    private static NoticeDraft draft(int number) {
        return new NoticeDraft(
                NoticeKind.ANNOUNCEMENT,
                "News " + number,
                null,
                List.of(),
                null,
                List.of(),
                "Text.",
                List.of(),
                Audience.PUBLIC,
                false,
                "k" + number);
    }

    static Marks marks(String point, int count) {
        var left = new AtomicInteger(count);
        var raise = raise();
        return passed -> {
            if (passed.name().equals(point) && left.decrementAndGet() == 0) {
                die(raise);
            }
        };
    }

    /** At this very instant: while another process would be started, this one would go on. */
    private static void die(MethodHandle raise) {
        try {
            var _ = (int) raise.invokeExact(SIGKILL);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("it goes on after SIGKILL");
    }

    @SuppressWarnings("restricted") // the tests are started with native access
    private static MethodHandle raise() {
        var linker = Linker.nativeLinker();
        return linker.downcallHandle(
                linker.defaultLookup().findOrThrow("raise"),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
    }

    /** Runs so much faster than the world's, and goes on over the lives of the process. */
    record FastTime(long begin, int speed) implements TimeSource {
        @Override
        public Instant now() {
            var passed = System.currentTimeMillis() - begin;
            return Instant.ofEpochMilli(begin + passed * speed);
        }

        @Override
        public long nanoTime() {
            return System.nanoTime();
        }
    }

    /**
     * The other side: takes most, declines some for now, does not know a few, and is sometimes away
     * for everybody.
     */
    private static final class Receiver implements Channel {
        private final FileChannel file;
        private final Random random = new Random();

        Receiver(FileChannel file) {
            this.file = file;
        }

        @Override
        public String id() {
            return "mail";
        }

        @Override
        public int width() {
            return WIDTH;
        }

        @Override
        public SendOutcome send(Outgoing message) {
            if (message.to().key().endsWith("77")) {
                return new SendOutcome.Refused("550 no such user", true);
            }
            return switch (random.nextInt(200)) {
                case 0 -> new SendOutcome.Unavailable("421 shutting down", null);
                case 1, 2, 3, 4 -> new SendOutcome.Deferred("451 greylisted", null);
                case 5 -> new SendOutcome.Deferred("429", Duration.ofSeconds(30));
                default -> taken(message);
            };
        }

        private SendOutcome taken(Outgoing message) {
            try {
                var line = message.key() + " " + message.to().key() + "\n";
                file.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII)));
                return new SendOutcome.Accepted("250 ok");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {}
    }

    private record Many(int count) implements Recipients {
        @Override
        public String name() {
            return "many";
        }

        @Override
        public List<Recipient> next(
                Transaction transaction, Message message, String after, int limit) {
            var first = after.isEmpty() ? 0 : Integer.parseInt(after.substring(1)) + 1;
            return java.util.stream.IntStream.range(first, Math.min(count, first + limit))
                    .mapToObj(number -> ScriptedChannel.to("r%06d".formatted(number), "mail"))
                    .toList();
        }
    }
}
