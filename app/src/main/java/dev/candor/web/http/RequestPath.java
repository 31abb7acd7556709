package dev.candor.web.http;

import java.util.ArrayList;
import java.util.List;

/** The path of a request, strictly decoded: nothing in it can mean something else further on. */
public sealed interface RequestPath {
    /** The longest path, in characters before decoding. */
    int LONGEST = 2_000;

    /**
     * A path that is fine.
     *
     * @param segments the decoded parts between slashes; a part may itself contain a slash
     */
    record Segments(List<String> segments) implements RequestPath {
        public Segments {
            segments = List.copyOf(segments);
        }
    }

    /**
     * A path that is refused.
     *
     * @param reason one sentence for people
     */
    record Refused(String reason) implements RequestPath {}

    /**
     * Whether the path means itself: no percent sign, no segment that begins with a dot, nothing
     * that is not allowed in a path (RFC 3986 §3.3). Such a path needs no decoding.
     */
    static boolean isPlain(String raw) {
        if (raw.isEmpty() || raw.length() > LONGEST || raw.charAt(0) != '/') {
            return false;
        }
        var before = ' ';
        for (var i = 0; i < raw.length(); i++) {
            var character = raw.charAt(i);
            if (character == '%' || !isAllowed(character) || (character == '.' && before == '/')) {
                return false;
            }
            before = character;
        }
        return true;
    }

    /** Decodes a path that begins with a slash. */
    static RequestPath of(String raw) {
        if (raw.length() > LONGEST) {
            return new Refused("The address is longer than " + LONGEST + " characters.");
        }
        if (raw.isEmpty() || raw.charAt(0) != '/') {
            return new Refused("The path of the address must begin with a slash.");
        }
        var segments = new ArrayList<String>();
        for (var part : raw.substring(1).split("/", -1)) {
            if (!part.chars().allMatch(character -> isAllowed((char) character))) {
                return new Refused("The address has a character that must be percent-encoded.");
            }
            var decoded = PercentEncoding.decode(part);
            if (decoded == null) {
                return new Refused("The address has a percent sign that encodes nothing in UTF-8.");
            }
            if (decoded.equals(".") || decoded.equals("..")) {
                return new Refused("The address must not have '.' or '..' as one of its parts.");
            }
            if (decoded.chars().anyMatch(character -> Character.isISOControl(character))) {
                return new Refused("The address has a control character.");
            }
            segments.add(decoded);
        }
        return new Segments(segments);
    }

    private static boolean isAllowed(char character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9')
                || "/-._~!$&'()*+,;=:@%".indexOf(character) >= 0;
    }
}
