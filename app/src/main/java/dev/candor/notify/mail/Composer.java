package dev.candor.notify.mail;

import dev.candor.model.MailSettings;
import dev.candor.model.Told;
import dev.candor.notify.Outgoing;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Makes a whole message for one recipient (RFC 5322, RFC 2045): a text and an HTML part, fields
 * that join the messages of one notice to a thread, the links that end a subscription (RFC 2369,
 * RFC 8058), and the signature. Thread-safe.
 */
final class Composer {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** No text in quoted-printable holds this: "=_" is none of its signs. */
    private static final String BOUNDARY = "=_candor";

    private static final byte[] TEXT = part("--", "text/plain");
    private static final byte[] HTML = part("\r\n--", "text/html");
    private static final byte[] END =
            ("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII);

    /** As many letters as are under way at once. */
    private static final int MOST_HEADS = 200;

    /** Bytes for what is each recipient's own; more is made when it is needed. */
    private static final int ROOM = 1_024;

    private final MailSettings settings;
    private final @Nullable DkimSigner signer;
    private final Map<Letter, Head> heads = new ConcurrentHashMap<>();
    private volatile Stamp stamp = new Stamp(0, ZoneOffset.UTC, "");

    /** A second, as the field of the date has it. */
    private record Stamp(long second, ZoneId zone, String text) {}

    Composer(MailSettings settings, @Nullable DkimSigner signer) {
        this.settings = settings;
        this.signer = signer;
    }

    /** The message, lines ended by CRLF. */
    byte[] compose(Outgoing message, Letter letter, Address to, Instant now) {
        var head = head(message.told(), letter);
        var own = own(message, to, now);
        var body = body(message, letter);
        var whole = new ByteArrayOutputStream(body.length + head.bytes.length + ROOM);
        if (signer != null) {
            var fields = new ArrayList<>(own);
            fields.addAll(head.fields());
            put(whole, signer.sign(fields, body, now));
        }
        own.forEach(field -> put(whole, field));
        whole.writeBytes(head.bytes());
        whole.writeBytes(body);
        return whole.toByteArray();
    }

    /**
     * The fields that are the same for all recipients of a letter.
     *
     * @param fields each with its line end
     * @param bytes the same, and the empty line behind them
     */
    @SuppressWarnings("ArrayRecordComponent") // compared with nothing
    private record Head(List<String> fields, byte[] bytes) {}

    private Head head(Told told, Letter letter) {
        var known = heads.get(letter);
        if (known != null) {
            return known;
        }
        if (heads.size() >= MOST_HEADS) {
            heads.clear();
        }
        var fields = fields(told, letter);
        var bytes = (String.join("", fields) + "\r\n").getBytes(StandardCharsets.UTF_8);
        var head = new Head(fields, bytes);
        heads.put(letter, head);
        return head;
    }

    private List<String> fields(Told told, Letter letter) {
        var page = told.from();
        var fields = new ArrayList<String>();
        var name = settings.name().isEmpty() ? page.name() : settings.name();
        fields.add(withName("From", name, settings.from()));
        fields.add(HeaderText.unstructured("Subject", letter.subject()));
        thread(told)
                .ifPresent(thread -> {
                    fields.add("In-Reply-To: " + id(thread) + "\r\n");
                    fields.add("References: " + id(thread) + "\r\n");
                });
        fields.add("Auto-Submitted: auto-generated\r\n");
        if (isForMany(told)) {
            var host = page.url().getHost() == null ? settings.domain() : page.url().getHost();
            var list = page.page().value().replace('/', '.') + "." + host;
            fields.add(withName("List-Id", page.name(), list));
        }
        fields.add("Content-Language: " + letter.language().toLanguageTag() + "\r\n");
        fields.add("MIME-Version: 1.0\r\n");
        fields.add("Content-Type: multipart/alternative;\r\n boundary=\"" + BOUNDARY + "\"\r\n");
        return List.copyOf(fields);
    }

    private static boolean isForMany(Told told) {
        return told instanceof Told.OfNotice || told instanceof Told.Digest;
    }

    /** The fields of this recipient alone. */
    private List<String> own(Outgoing message, Address to, Instant now) {
        var key = key(message);
        var fields = new ArrayList<String>();
        fields.add("Date: " + date(now, message.told().from().zone()) + "\r\n");
        fields.add("To: <" + to + ">\r\n");
        fields.add("Message-ID: " + id(key) + "\r\n");
        var unsubscribe = message.links().unsubscribe();
        if (unsubscribe != null && isForMany(message.told())) {
            var ways = new ArrayList<String>();
            ways.add("<" + unsubscribe.toASCIIString() + ">");
            var mailbox = settings.unsubscribe();
            if (mailbox != null) {
                ways.set(0, ways.getFirst() + ",");
                ways.add("<mailto:" + mailbox + "?subject=unsubscribe%20" + key + ">");
            }
            fields.add(HeaderText.folded("List-Unsubscribe", ways));
            fields.add("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n");
        }
        return fields;
    }

    private static byte[] body(Outgoing message, Letter letter) {
        var out = new ByteArrayOutputStream(letter.size() + ROOM);
        out.writeBytes(TEXT);
        letter.text().write(message.links(), out);
        out.writeBytes(HTML);
        letter.html().write(message.links(), out);
        out.writeBytes(END);
        return out.toByteArray();
    }

    private static byte[] part(String begin, String type) {
        return (begin
                        + BOUNDARY
                        + "\r\nContent-Type: "
                        + type
                        + "; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Names all that is said of one matter, for programs that show it together. */
    private static Optional<String> thread(Told told) {
        return switch (told) {
            case Told.OfNotice notice -> Optional.of("notice." + notice.entry().notice().value());
            case Told.OfAlert alert -> Optional.of("alert." + safe(alert.alarm().alert()));
            case Told.Digest _, Told.Confirmation _, Told.Stalled _, Told.Test _ ->
                    Optional.empty();
        };
    }

    private String id(String left) {
        return "<" + left + "@" + settings.domain() + ">";
    }

    static String key(Outgoing message) {
        return safe(message.key());
    }

    private static String safe(String text) {
        return KEY.matcher(text).matches()
                ? text
                : HexFormat.of()
                        .formatHex(text.getBytes(StandardCharsets.UTF_8))
                        .substring(0, Math.min(64, 2 * text.length()));
    }

    private static String withName(String field, String name, String address) {
        var words = new ArrayList<>(HeaderText.phrase(name));
        words.add("<" + address + ">");
        return HeaderText.folded(field, words);
    }

    private String date(Instant now, ZoneId zone) {
        var known = stamp;
        var second = now.getEpochSecond();
        if (known.second() == second && known.zone().equals(zone) && !known.text().isEmpty()) {
            return known.text();
        }
        var text = DATE.format(now.atZone(zone));
        stamp = new Stamp(second, zone, text);
        return text;
    }

    private static void put(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
