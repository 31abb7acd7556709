package dev.candor.notify.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Signs messages (RFC 6376, relaxed in headers and body). The fields by which people judge a
 * message are signed once more than they occur, so that nobody can add another. Thread-safe.
 */
public final class DkimSigner {
    private static final Pattern FOLDS = Pattern.compile("\r\n(?=[ \t])");
    private static final Pattern SPACES = Pattern.compile("[ \t]+");

    /** One more of each of these cannot be added afterwards. */
    private static final List<String> SEALED =
            List.of("from", "to", "subject", "date", "message-id", "content-type");

    private final String domain;
    private final String selector;
    private final DkimKey key;

    /** Signs for that domain with the key that its selector names. */
    public DkimSigner(String domain, String selector, DkimKey key) {
        this.domain = domain;
        this.selector = selector;
        this.key = key;
    }

    /**
     * The field to put before the others, with its line end.
     *
     * @param fields all fields, each with its line end, in their order
     * @param body everything behind the empty line
     */
    String sign(List<String> fields, byte[] body, Instant at) {
        try {
            var names = new ArrayList<String>();
            for (var field : fields) {
                names.add(name(field));
            }
            names.addAll(SEALED);
            var hash = MessageDigest.getInstance("SHA-256").digest(relaxed(body));
            var begun = begun(names, base64(hash), at);
            var signed = new StringBuilder();
            // From the bottom up, as a verifier takes them.
            for (var i = fields.size() - 1; i >= 0; i--) {
                signed.append(relaxed(fields.get(i)));
            }
            var own = relaxed(begun);
            signed.append(own, 0, own.length() - 2);
            var signature = base64(signature(signed.toString()));
            return begun.substring(0, begun.length() - 2) + folded(signature) + "\r\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime can sign with " + key, e);
        }
    }

    private byte[] signature(String text) throws GeneralSecurityException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var signature = Signature.getInstance(key.javaName());
        signature.initSign(key.key());
        // RFC 8463: Ed25519 signs the SHA-256 of the text, not the text.
        signature.update(
                key.algorithm().startsWith("ed25519")
                        ? MessageDigest.getInstance("SHA-256").digest(bytes)
                        : bytes);
        return signature.sign();
    }

    private String begun(List<String> names, String bodyHash, Instant at) {
        var fields = new StringBuilder("h=");
        var column = 3;
        // The field's order is that of the text that is signed.
        var order = new ArrayList<>(names.subList(0, names.size() - SEALED.size()).reversed());
        order.addAll(SEALED);
        for (var i = 0; i < order.size(); i++) {
            var word = order.get(i) + (i + 1 < order.size() ? ":" : ";");
            if (column + word.length() > 76) {
                fields.append("\r\n\t ");
                column = 2;
            }
            fields.append(word);
            column += word.length();
        }
        return "DKIM-Signature: v=1; a="
                + key.algorithm()
                + "; c=relaxed/relaxed; d="
                + domain
                + ";\r\n\ts="
                + selector
                + "; t="
                + at.getEpochSecond()
                + ";\r\n\t"
                + fields
                + "\r\n\tbh="
                + bodyHash
                + ";\r\n\tb=\r\n";
    }

    private static String folded(String signature) {
        var folded = new StringBuilder();
        for (var from = 0; from < signature.length(); from += 70) {
            folded.append(from == 0 ? "" : "\r\n\t ");
            folded.append(signature, from, Math.min(signature.length(), from + 70));
        }
        return folded.toString();
    }

    private static String name(String field) {
        return field.substring(0, field.indexOf(':')).strip().toLowerCase(Locale.ROOT);
    }

    /** RFC 6376, section 3.4.2. */
    private static String relaxed(String field) {
        var value = FOLDS.matcher(field.substring(field.indexOf(':') + 1)).replaceAll("");
        return name(field) + ":" + SPACES.matcher(value.strip()).replaceAll(" ") + "\r\n";
    }

    /** RFC 6376, section 3.4.4. */
    static byte[] relaxed(byte[] body) {
        var out = new ByteArrayOutputStream(body.length);
        var emptyLines = 0;
        var from = 0;
        while (from < body.length) {
            var end = from;
            while (end < body.length && body[end] != '\n') {
                end++;
            }
            var line = line(body, from, end);
            if (line.length == 0) {
                emptyLines++;
            } else {
                for (; emptyLines > 0; emptyLines--) {
                    out.writeBytes(new byte[] {'\r', '\n'});
                }
                out.writeBytes(line);
                out.writeBytes(new byte[] {'\r', '\n'});
            }
            from = end + 1;
        }
        return out.toByteArray();
    }

    private static byte[] line(byte[] body, int from, int to) {
        var line = new ByteArrayOutputStream(to - from);
        var space = false;
        for (var i = from; i < to; i++) {
            switch (body[i]) {
                case ' ', '\t' -> space = true;
                case '\r' -> {}
                default -> {
                    if (space) {
                        line.write(' ');
                        space = false;
                    }
                    line.write(body[i]);
                }
            }
        }
        return line.toByteArray();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
