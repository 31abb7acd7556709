package dev.candor.model;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where somebody wants to be told: an e-mail address, or the address of a program.
 *
 * @param channel {@link Recipient#MAIL} or {@link Recipient#WEBHOOK}
 * @param text as it was given
 */
public record ContactAddress(String channel, String text) {
    /** The longest e-mail address, in bytes of UTF-8 (RFC 5321 §4.5.3.1.3 less the brackets). */
    public static final int LONGEST_MAIL = 254;

    /** The longest address of a program, in characters. */
    public static final int LONGEST_WEBHOOK = 1_000;

    private static final int LONGEST_LOCAL_PART = 64;
    private static final int LONGEST_DOMAIN = 253;
    private static final Pattern LOCAL_PART =
            Pattern.compile(
                    "[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+"
                            + "(\\.[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern DOMAIN =
            Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");

    /**
     * @throws IllegalArgumentException when it is no address of that channel; the message says why
     *     and never repeats it
     */
    public ContactAddress {
        switch (channel) {
            case Recipient.MAIL -> checkMail(text);
            case Recipient.WEBHOOK -> checkWebhook(text);
            case String _ -> throw new IllegalArgumentException("there is no such channel");
        }
    }

    /**
     * An address as people write it: what has {@code ://} in it is the address of a program, else
     * it is an e-mail address. Blanks around it do not count.
     *
     * @throws IllegalArgumentException when it is neither; the message says why
     */
    public static ContactAddress of(String written) {
        var text = written.strip();
        return new ContactAddress(text.contains("://") ? Recipient.WEBHOOK : Recipient.MAIL, text);
    }

    /** The same for all ways of writing one address; two people never share it. */
    public String key() {
        if (channel.equals(Recipient.WEBHOOK)) {
            return text;
        }
        var at = text.lastIndexOf('@');
        return text.substring(0, at).toLowerCase(Locale.ROOT) + "@" + ascii(text.substring(at + 1));
    }

    /** So that those who know the address recognise it, and nobody learns it. */
    public String masked() {
        if (channel.equals(Recipient.WEBHOOK)) {
            return "https://" + URI.create(text).getHost() + "/***";
        }
        var at = text.lastIndexOf('@');
        return text.substring(0, text.offsetByCodePoints(0, 1)) + "***" + text.substring(at);
    }

    /** Whether it is an e-mail address. */
    public boolean isMail() {
        return channel.equals(Recipient.MAIL);
    }

    private static void checkMail(String text) {
        var at = text.lastIndexOf('@');
        if (at < 1) {
            throw new IllegalArgumentException(
                    "an e-mail address has a name, an @ and a domain, as in ada@example.com");
        }
        var local = text.substring(0, at);
        if (bytes(local) > LONGEST_LOCAL_PART || bytes(text) > LONGEST_MAIL) {
            throw new IllegalArgumentException("this e-mail address is too long");
        }
        if (!LOCAL_PART.matcher(local).matches()) {
            throw new IllegalArgumentException(
                    "the part before the @ has a character that addresses do not have");
        }
        var domain = ascii(text.substring(at + 1));
        if (domain.length() > LONGEST_DOMAIN || !DOMAIN.matcher(domain).matches()) {
            throw new IllegalArgumentException("the part behind the @ is no domain");
        }
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** The domain in ASCII (RFC 5891); empty when it is none. */
    private static String ascii(String domain) {
        try {
            return IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException _) {
            return "";
        }
    }

    private static void checkWebhook(String text) {
        if (text.length() > LONGEST_WEBHOOK) {
            throw new IllegalArgumentException("this address is too long");
        }
        var uri = parsed(text);
        if (!"https".equalsIgnoreCase(uri.getScheme()) || uri.getHost() == null) {
            throw new IllegalArgumentException(
                    "the address of a program begins with https:// and has a host");
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "the address of a program has no user, no password and no #");
        }
        WebhookAddress.refusal(text)
                .ifPresent(why -> {
                    throw new IllegalArgumentException(why);
                });
    }

    private static URI parsed(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException _) {
            throw new IllegalArgumentException("this is no web address");
        }
    }
}
