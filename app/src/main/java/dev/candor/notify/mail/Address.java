package dev.candor.notify.mail;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An e-mail address (RFC 5321, RFC 6531), as an envelope has it.
 *
 * @param local before the @: dot-atoms of ASCII or of any letters
 * @param domain after it: in ASCII, lower case
 */
record Address(String local, String domain) {
    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL = 64;
    private static final int LONGEST_LABEL = 63;

    /** A quoted local part is refused: nobody has one, and few programs read it rightly. */
    private static final Pattern LOCAL =
            Pattern.compile(
                    "[a-zA-Z0-9!#$%&'*+/=?^_`{|}~\\x{80}-\\x{10ffff}-]+"
                            + "(\\.[a-zA-Z0-9!#$%&'*+/=?^_`{|}~\\x{80}-\\x{10ffff}-]+)*");

    private static final Pattern ODD = Pattern.compile("[\\p{C}\\p{Z}]");
    private static final Pattern DOMAIN =
            Pattern.compile(
                    "([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
                            + "|\\[[0-9.]{7,15}]");

    /** Letters that IDNA 2003 and IDNA 2008 send to different hosts. */
    private static final Pattern AMBIGUOUS = Pattern.compile("[\\u00df\\u03c2\\u200c\\u200d]");

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException when it is none; the message says why, without the address
     */
    static Address of(String text) {
        var at = text.lastIndexOf('@');
        if (at < 1 || at == text.length() - 1) {
            throw new IllegalArgumentException("this is not an e-mail address");
        }
        if (isPlain(text, at)) {
            return new Address(text.substring(0, at), text.substring(at + 1));
        }
        var local = Normalizer.normalize(text.substring(0, at), Normalizer.Form.NFC);
        if (!LOCAL.matcher(local).matches()
                || ODD.matcher(local).find()
                || local.getBytes(StandardCharsets.UTF_8).length > LONGEST_LOCAL) {
            throw new IllegalArgumentException(
                    "the part of the e-mail address before its @ is not one that can be sent to");
        }
        var address = new Address(local, domain(text.substring(at + 1)));
        if (address.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            throw new IllegalArgumentException("the e-mail address is too long");
        }
        return address;
    }

    /** Whether it can be sent to as it stands, as almost every address can: the rules, shorter. */
    private static boolean isPlain(String text, int at) {
        return at <= LONGEST_LOCAL
                && text.length() <= LONGEST
                && areAtoms(text, 0, at, false)
                && areAtoms(text, at + 1, text.length(), true);
    }

    /** Parts of letters, digits and hyphens, and dots between them. */
    private static boolean areAtoms(String text, int from, int to, boolean host) {
        var begun = from;
        for (var i = from; i <= to; i++) {
            var letter = i == to ? '.' : text.charAt(i);
            if (letter == '.') {
                if (i == begun || (host && !isLabel(text, begun, i))) {
                    return false;
                }
                begun = i + 1;
            } else if (!(letter >= 'a' && letter <= 'z')
                    && !(letter >= '0' && letter <= '9')
                    && letter != '-'
                    && (host
                            || !((letter >= 'A' && letter <= 'Z')
                                    || letter == '+'
                                    || letter == '_'))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLabel(String text, int from, int to) {
        return to - from <= LONGEST_LABEL
                && text.charAt(from) != '-'
                && text.charAt(to - 1) != '-'
                && !text.startsWith("xn--", from);
    }

    private static String domain(String text) {
        var normal = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        if (AMBIGUOUS.matcher(normal).find()) {
            throw new IllegalArgumentException(
                    "the e-mail address's domain has a letter that programs read in two ways;"
                            + " write the domain in ASCII, beginning with xn--");
        }
        try {
            var ascii =
                    normal.startsWith("[") ? normal : IDN.toASCII(normal, IDN.USE_STD3_ASCII_RULES);
            if (DOMAIN.matcher(ascii).matches()) {
                return ascii;
            }
        } catch (IllegalArgumentException _) {
            // Said below.
        }
        throw new IllegalArgumentException("the e-mail address's domain is not a domain");
    }

    @Override
    public String toString() {
        return local + "@" + domain;
    }
}
