package dev.candor.web.tls;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One section of a file in PEM (RFC 7468). Its text never shows the content, which may be a key.
 *
 * @param label such as {@code CERTIFICATE}
 * @param encrypted whether headers say that it is (RFC 1421 §4.6.1.1)
 * @param content the decoded bytes; empty when it is encrypted
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Pem(String label, boolean encrypted, byte[] content) {
    private static final Pattern SECTION =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);

    /** All sections, in their order; what stands between them does not count. */
    static List<Pem> sections(byte[] file) {
        var sections = new ArrayList<Pem>();
        var matcher = SECTION.matcher(new String(file, StandardCharsets.ISO_8859_1));
        while (matcher.find()) {
            var body = matcher.group(2);
            var encrypted = body.contains("ENCRYPTED");
            sections.add(
                    new Pem(
                            matcher.group(1),
                            encrypted,
                            encrypted ? new byte[0] : Base64.getMimeDecoder().decode(body)));
        }
        return sections;
    }

    @Override
    public String toString() {
        return label;
    }
}
