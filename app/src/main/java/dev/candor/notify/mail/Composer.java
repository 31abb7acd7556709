package dev.candor.notify.mail;

import dev.candor.model.MailSettings;
import dev.candor.model.Told;
import dev.candor.notify.Outgoing;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
    private static final String BOUNDARY = "=_candor_";

    private final MailSettings settings;
    private final @Nullable DkimSigner signer;

    Composer(MailSettings settings, @Nullable DkimSigner signer) {
        this.settings = settings;
        this.signer = signer;
    }

    /** The message, lines ended by CRLF. */
    byte[] compose(Outgoing message, Letter letter, Address to, Instant now) {
        var boundary = BOUNDARY + key(message);
        var fields = fields(message, letter, to, now, boundary);
        var body = body(message, letter, boundary);
        var whole = new ByteArrayOutputStream(body.length + 2_048);
        if (signer != null) {
            put(whole, signer.sign(fields, body, now));
        }
        fields.forEach(field -> put(whole, field));
        put(whole, "\r\n");
        whole.writeBytes(body);
        return whole.toByteArray();
    }

    private List<String> fields(
            Outgoing message, Letter letter, Address to, Instant now, String boundary) {
        var told = message.told();
        var page = told.from();
        var fields = new ArrayList<String>();
        fields.add("Date: " + date(now, page.zone()) + "\r\n");
        var name = settings.name().isEmpty() ? page.name() : settings.name();
        fields.add(withName("From", name, settings.from()));
        fields.add("To: <" + to + ">\r\n");
        fields.add(HeaderText.unstructured("Subject", letter.subject()));
        fields.add("Message-ID: " + id(key(message)) + "\r\n");
        thread(told)
                .ifPresent(thread -> {
                    fields.add("In-Reply-To: " + id(thread) + "\r\n");
                    fields.add("References: " + id(thread) + "\r\n");
                });
        fields.add("Auto-Submitted: auto-generated\r\n");
        if (told instanceof Told.OfNotice || told instanceof Told.Digest) {
            list(message, fields);
        }
        fields.add("Content-Language: " + letter.language().toLanguageTag() + "\r\n");
        fields.add("MIME-Version: 1.0\r\n");
        fields.add("Content-Type: multipart/alternative;\r\n boundary=\"" + boundary + "\"\r\n");
        return fields;
    }

    private void list(Outgoing message, List<String> fields) {
        var page = message.told().from();
        var host = page.url().getHost() == null ? settings.domain() : page.url().getHost();
        fields.add(
                withName(
                        "List-Id",
                        page.name(),
                        page.page().value().replace('/', '.') + "." + host));
        var unsubscribe = message.links().unsubscribe();
        if (unsubscribe == null) {
            return;
        }
        var ways = new ArrayList<String>();
        ways.add("<" + unsubscribe.toASCIIString() + ">");
        var mailbox = settings.unsubscribe();
        if (mailbox != null) {
            ways.set(0, ways.getFirst() + ",");
            ways.add("<mailto:" + mailbox + "?subject=unsubscribe%20" + key(message) + ">");
        }
        fields.add(HeaderText.folded("List-Unsubscribe", ways));
        fields.add("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n");
    }

    private static byte[] body(Outgoing message, Letter letter, String boundary) {
        var out = new ByteArrayOutputStream(16 * 1024);
        part(out, boundary, "text/plain");
        letter.text().write(message.links(), out);
        part(out, boundary, "text/html");
        letter.html().write(message.links(), out);
        put(out, "\r\n--" + boundary + "--\r\n");
        return out.toByteArray();
    }

    private static void part(ByteArrayOutputStream out, String boundary, String type) {
        put(out, (out.size() == 0 ? "--" : "\r\n--") + boundary + "\r\n");
        put(out, "Content-Type: " + type + "; charset=utf-8\r\n");
        put(out, "Content-Transfer-Encoding: quoted-printable\r\n\r\n");
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

    private static String date(Instant now, ZoneId zone) {
        return DATE.format(now.atZone(zone));
    }

    private static void put(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
