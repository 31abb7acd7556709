package dev.candor.notify.mail;

import dev.candor.model.ComponentId;
import dev.candor.model.DataImpact;
import dev.candor.model.Level;
import dev.candor.model.MailSettings;
import dev.candor.model.NoticeFacts;
import dev.candor.model.NoticeId;
import dev.candor.model.NoticeKind;
import dev.candor.model.NoticeState;
import dev.candor.model.Occasion;
import dev.candor.model.PageId;
import dev.candor.model.Recipient;
import dev.candor.model.Told;
import dev.candor.model.UpdatePromise;
import dev.candor.model.Window;
import dev.candor.notify.Links;
import dev.candor.notify.Outgoing;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** Things to tell, for tests. */
public final class Tellings {
    /** Summer in Los Angeles and in Berlin. */
    public static final Instant AT = Instant.parse("2010-06-04T21:30:00Z");

    /** The page in whose name all is told. */
    public static final Told.From FROM =
            new Told.From(
                    PageId.MAIN,
                    "FoxyCart",
                    URI.create("https://status.example.com"),
                    ZoneId.of("America/Los_Angeles"),
                    "en");

    /** All links that there are. */
    public static final Links LINKS =
            new Links(
                    URI.create("https://status.example.com/subscription/c0nf1rm?a=1&b=2"),
                    URI.create("https://status.example.com/subscription/m4n4ge"),
                    URI.create("https://status.example.com/subscription/un5ub/unsubscribe"),
                    URI.create("https://status.example.com/alert/4ck"));

    private Tellings() {}

    /** An incident of that title. */
    public static Told.Entry incident(String title, @Nullable String body) {
        var facts =
                new NoticeFacts(
                        "error 503 at checkout",
                        null,
                        new DataImpact(DataImpact.Outcome.DELAYED, "Two orders came late."),
                        null,
                        new UpdatePromise(AT.plusSeconds(3600), false),
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        List.of(),
                        null,
                        null);
        return new Told.Entry(
                new NoticeId("abcdefghijkl"),
                NoticeKind.INCIDENT,
                title,
                NoticeState.IDENTIFIED,
                List.of(
                        new Told.Touched(
                                new ComponentId("app"), "Checkout", Level.PARTIAL_OUTAGE, "slow"),
                        new Told.Touched(
                                new ComponentId("mail"), "Mail", Level.DEGRADED_PERFORMANCE, null)),
                null,
                List.of(Window.of(AT, null)),
                body,
                AT,
                facts);
    }

    /** That an incident was posted. */
    public static Told posted(String title, @Nullable String body) {
        return new Told.OfNotice(FROM, Occasion.POSTED, incident(title, body));
    }

    /** A message to a reader of English in Berlin. */
    public static Outgoing outgoing(String key, Told told, String address) {
        return outgoing(key, told, address, "en", LINKS);
    }

    /** A message to somebody in Berlin. */
    public static Outgoing outgoing(
            String key, Told told, String address, String language, Links links) {
        var to =
                new Recipient(
                        "subscriber:1",
                        Recipient.MAIL,
                        address,
                        language,
                        ZoneId.of("Europe/Berlin"));
        return new Outgoing(key, told, to, links);
    }

    /** Settings with those relays and nothing else. */
    public static MailSettings settings(List<MailSettings.Relay> relays) {
        return new MailSettings("status@example.com", "", "", relays, 10, null, null, null, null);
    }

    /** A relay on this machine, without TLS. */
    public static MailSettings.Relay plain(int port) {
        return new MailSettings.Relay("127.0.0.1", port, MailSettings.Tls.OFF, null, null);
    }
}
