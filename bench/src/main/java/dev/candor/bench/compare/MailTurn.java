package dev.candor.bench.compare;

import dev.candor.command.ApplyConfiguration;
import dev.candor.command.Commands;
import dev.candor.command.NoticeDraft;
import dev.candor.command.PostNotice;
import dev.candor.command.RandomIds;
import dev.candor.model.Actor;
import dev.candor.model.Audience;
import dev.candor.model.MailSettings;
import dev.candor.model.Message;
import dev.candor.model.NoticeKind;
import dev.candor.model.Page;
import dev.candor.model.PageId;
import dev.candor.model.Recipient;
import dev.candor.notify.Channel;
import dev.candor.notify.Links;
import dev.candor.notify.MessageSource;
import dev.candor.notify.NoticePlanner;
import dev.candor.notify.Notifier;
import dev.candor.notify.Outbox;
import dev.candor.notify.Outgoing;
import dev.candor.notify.Recipients;
import dev.candor.notify.SendOutcome;
import dev.candor.notify.mail.DeadAddresses;
import dev.candor.notify.mail.EmailChannel;
import dev.candor.notify.smtp.Patience;
import dev.candor.notify.template.Catalogue;
import dev.candor.store.FollowJournal;
import dev.candor.store.Transaction;
import dev.candor.store.sql.SqlStore;
import dev.candor.store.sql.StoreSettings;
import dev.candor.time.SystemTime;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import javax.net.ssl.SSLContext;

/**
 * One entry told to many by e-mail, through journal, notifier, outbox and channel of the product,
 * in a process of its own: {@code MailTurn FOLDER PORT CONNECTIONS RECIPIENTS}. Twice: right after
 * the start, and once the code has been compiled. Prints a line for each: seconds from the commit
 * to the last delivery recorded, seconds to the first accepted, by how many MB the memory in use
 * grew at most since the start, and microseconds of CPU for each message.
 */
final class MailTurn {
    private static final Actor ACTOR = Actor.system("bench");

    private final SqlStore store;
    private final Outbox outbox;
    private final Commands commands;
    private final AtomicLong first;
    private final double idle;

    private MailTurn(
            SqlStore store, Outbox outbox, Commands commands, AtomicLong first, double idle) {
        this.store = store;
        this.outbox = outbox;
        this.commands = commands;
        this.first = first;
        this.idle = idle;
    }

    public static void main(String... arguments)
            throws IOException, InterruptedException, NoSuchAlgorithmException {
        var connections = Integer.parseInt(arguments[2]);
        var recipients = Integer.parseInt(arguments[3]);
        var time = SystemTime.ofSystem();
        var settings =
                new MailSettings(
                        "status@example.com",
                        "Example",
                        "",
                        List.of(
                                new MailSettings.Relay(
                                        "127.0.0.1",
                                        Integer.parseInt(arguments[1]),
                                        MailSettings.Tls.OFF,
                                        null,
                                        null)),
                        connections,
                        null,
                        null,
                        null,
                        null);
        var parts =
                new EmailChannel.Parts(
                        Catalogue.own(),
                        SSLContext.getDefault(),
                        null,
                        new Nobody(),
                        Patience.USUAL);
        var first = new AtomicLong();
        try (var store = SqlStore.open(StoreSettings.of(Path.of(arguments[0]), time));
                var channel = new Watched(EmailChannel.open(settings, parts, time), first)) {
            Notifier.beginAtHead(store);
            var random = new SecureRandom();
            var outbox = new Outbox(store, time, random, List.of(), (_, _) -> Links.NONE, 0);
            var notifier =
                    new Notifier(
                            List.of(new NoticePlanner()),
                            List.of(new Many(recipients)),
                            time,
                            new RandomIds(),
                            random,
                            outbox::settled);
            var follow = new FollowJournal(store, notifier, random);
            outbox.start(List.of(channel));
            follow.start();
            var commands = new Commands(store, time, new RandomIds());
            var _ = commands.run(configuration(), ACTOR, "bench");
            System.gc();
            TimeUnit.SECONDS.sleep(2);
            var turn = new MailTurn(store, outbox, commands, first, residentMegabytes());
            turn.tell(recipients);
            turn.tell(2L * recipients);
            follow.stop();
            outbox.stop();
        }
    }

    /** Until so many were accepted in all. */
    private void tell(long accepted) throws IOException, InterruptedException {
        TimeUnit.SECONDS.sleep(2);
        var before = cpu();
        var count = accepted - accepted();
        first.set(0);
        var _ = commands.run(new PostNotice(draft()), ACTOR, "bench");
        var begin = System.nanoTime();
        var most = idle;
        while (accepted() < accepted || !isSettled(store)) {
            TimeUnit.MILLISECONDS.sleep(50);
            most = Math.max(most, residentMegabytes());
        }
        var end = System.nanoTime();
        System.out.printf(
                Locale.ROOT,
                "%.3f %.3f %.1f %.1f%n",
                (end - begin) / 1e9,
                (first.get() - begin) / 1e9,
                most - idle,
                cpu().minus(before).toNanos() / 1e3 / count);
    }

    private long accepted() {
        return outbox.working().getFirst().counts().accepted();
    }

    private static Duration cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
    }

    private static boolean isSettled(SqlStore store) {
        return store.read(it -> it.deliveries().depths().isEmpty());
    }

    private static double residentMegabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .map(line -> line.replaceAll("\\D", ""))
                .mapToDouble(kibibytes -> Long.parseLong(kibibytes) * 1024 / 1e6)
                .findFirst()
                .orElseThrow();
    }

    private static ApplyConfiguration configuration() {
        var url = URI.create("https://status.example.com");
        var page = new Page(PageId.MAIN, "Example", url, ZoneOffset.UTC, "en");
        return new ApplyConfiguration(page, List.of(), List.of(), List.of(), "bench");
    }

    private static NoticeDraft draft() {
        return new NoticeDraft(
                NoticeKind.ANNOUNCEMENT,
                "Checkout was slow this morning",
                null,
                List.of(),
                null,
                List.of(),
                "Orders took up to a minute from 09:10 to 09:40. None was lost.",
                List.of(),
                Audience.PUBLIC,
                false,
                null);
    }

    /** Notes when the first message was accepted. */
    private record Watched(EmailChannel channel, AtomicLong first) implements Channel {
        @Override
        public String id() {
            return channel.id();
        }

        @Override
        public int width() {
            return channel.width();
        }

        @Override
        public SendOutcome send(Outgoing message) {
            var outcome = channel.send(message);
            sent();
            return outcome;
        }

        @Override
        public void sendAll(MessageSource source) {
            channel.sendAll(new WatchedSource(source, this));
        }

        private void sent() {
            if (first.get() == 0) {
                first.compareAndSet(0, System.nanoTime());
            }
        }

        @Override
        public void close() {
            channel.close();
        }
    }

    private record WatchedSource(MessageSource source, Watched watched) implements MessageSource {
        @Override
        public @Nullable Outgoing next() {
            return source.next();
        }

        @Override
        public @Nullable Outgoing ahead() {
            return source.ahead();
        }

        @Override
        public void sent(SendOutcome outcome) {
            watched.sent();
            source.sent(outcome);
        }
    }

    private record Nobody() implements DeadAddresses {
        @Override
        public boolean holds(String address) {
            return false;
        }

        @Override
        public void refused(String address, String delivery, boolean certain, String why) {}
    }

    private record Many(int count) implements Recipients {
        @Override
        public String name() {
            return "many";
        }

        @Override
        public List<Recipient> next(
                Transaction transaction, Message message, String after, int limit) {
            var from = after.isEmpty() ? 0 : Integer.parseInt(after.substring(1)) + 1;
            return IntStream.range(from, Math.min(count, from + limit))
                    .mapToObj(number ->
                            new Recipient(
                                    "r%06d".formatted(number),
                                    Recipient.MAIL,
                                    "customer" + number + "@example.com",
                                    "en",
                                    ZoneOffset.UTC))
                    .toList();
        }
    }
}
