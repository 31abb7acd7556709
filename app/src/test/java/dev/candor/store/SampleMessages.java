package dev.candor.store;

import dev.candor.model.Delivery;
import dev.candor.model.DeliveryId;
import dev.candor.model.Level;
import dev.candor.model.Message;
import dev.candor.model.MessageId;
import dev.candor.model.NoticeState;
import dev.candor.model.Occasion;
import dev.candor.model.PageId;
import dev.candor.model.Recipient;
import dev.candor.model.Told;
import dev.candor.model.UpdateId;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** Messages and deliveries for tests. */
public final class SampleMessages {
    /** The page in whose name they are. */
    public static final Told.From FROM =
            new Told.From(
                    PageId.MAIN,
                    "FoxyCart",
                    URI.create("https://status.example.com"),
                    ZoneId.of("America/Los_Angeles"),
                    "en");

    private static final Instant NOON = Samples.NOON;

    private SampleMessages() {}

    /** Of notice 1, with every fact that a notice can have. */
    public static Message full(int number) {
        return new Message(id(number), 7, new Told.OfNotice(FROM, Occasion.POSTED, entry()), NOON);
    }

    /** Of notice 1, at that position of the journal. */
    public static Message at(int number, long position) {
        var told = new Told.OfNotice(FROM, Occasion.UPDATED, entry());
        return new Message(id(number), position, told, NOON);
    }

    /** Of a notice of that number, on that occasion. */
    public static Message of(int number, int notice, Occasion occasion) {
        var like = entry();
        var entry =
                new Told.Entry(
                        Samples.notice(notice),
                        like.kind(),
                        "Entry " + notice,
                        like.state(),
                        like.impacts(),
                        like.planned(),
                        like.windows(),
                        like.body(),
                        like.at(),
                        like.facts());
        return new Message(id(number), 7, new Told.OfNotice(FROM, occasion, entry), NOON);
    }

    /** An alert. */
    public static Message alert(int number) {
        var alarm =
                new Told.Alarm(
                        "a1",
                        Told.Alarm.Phase.RAISED,
                        "Shop",
                        Level.MAJOR_OUTAGE,
                        NOON,
                        "3 of 3 failed",
                        0,
                        NOON.plusSeconds(60));
        return new Message(id(number), 8, new Told.OfAlert(FROM, alarm), NOON);
    }

    /** One of every other sort. */
    public static List<Told> others() {
        return List.of(
                new Told.Digest(FROM, List.of(entry(), entry())),
                new Told.Confirmation(FROM),
                new Told.Stalled(FROM, "mail", 5, NOON, "451 try later"),
                new Told.Test(FROM));
    }

    /** Owed to {@code name@example.com} on the mail channel, some seconds after noon. */
    public static Owed owed(int number, Message message, String name, long seconds) {
        var to =
                new Recipient(
                        "r:" + name,
                        Recipient.MAIL,
                        name + "@example.com",
                        "de",
                        ZoneId.of("Europe/Vienna"));
        var delivery =
                new Delivery(
                        new DeliveryId("d%011d".formatted(number)),
                        message.id(),
                        to,
                        Delivery.State.PENDING,
                        0,
                        null,
                        NOON,
                        NOON.plusSeconds(seconds),
                        null,
                        NOON.plus(Duration.ofDays(1)));
        return new Owed(delivery, Threads.of(message.told()), false, false, false, null);
    }

    /** The same, before those that are not urgent. */
    public static Owed urgent(Owed owed) {
        return new Owed(owed.delivery(), owed.thread(), true, owed.gathered(), false, null);
    }

    private static Told.Entry entry() {
        var notice = Samples.full(1, Samples.notice(2));
        return new Told.Entry(
                notice.id(),
                notice.kind(),
                notice.title(),
                notice.state(),
                List.of(
                        new Told.Touched(Samples.MAIL, "Mail", Level.UNDER_MAINTENANCE, "delayed"),
                        new Told.Touched(Samples.WEB, "Web", Level.OPERATIONAL, null)),
                notice.planned(),
                notice.windows(),
                "It *works* – again.",
                NOON,
                notice.facts(),
                List.of(
                        new Told.Said(
                                new UpdateId("u00000000001"),
                                NoticeState.SCHEDULED,
                                "It will *not*.",
                                NOON.minusSeconds(60)),
                        new Told.Said(
                                new UpdateId("u00000000000"),
                                null,
                                "Soon.",
                                NOON.minusSeconds(90))));
    }

    private static MessageId id(int number) {
        return new MessageId("m%011d".formatted(number));
    }
}
