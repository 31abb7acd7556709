package dev.candor.model;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/**
 * How e-mail leaves, and where what comes back is taken in.
 *
 * @param from the address in From
 * @param name the name beside it; empty for the page's
 * @param hello what the program calls itself in EHLO; empty for the domain of {@code from}
 * @param relays who takes messages, the first that can; at least one, at most {@link #MOST_RELAYS}
 * @param connections how many messages may be under way at once; 1 to {@link #MOST_CONNECTIONS}
 * @param dkim how messages are signed, or null when the relay does it
 * @param bounces where undeliverable messages come back to, or null when nobody takes them in
 * @param unsubscribe a mailbox that people read, offered beside the link to end a subscription; or
 *     null
 * @param templates the folder of the operator's own words, as the configuration file names it; or
 *     null
 * @param rate at most so many messages begun in a second, 1 to {@link #HIGHEST_RATE}; 0 for as many
 *     as the relays take
 */
public record MailSettings(
        String from,
        String name,
        String hello,
        List<Relay> relays,
        int connections,
        @Nullable Dkim dkim,
        @Nullable Bounces bounces,
        @Nullable String unsubscribe,
        @Nullable String templates,
        int rate) {
    /** More relays than anybody has. */
    public static final int MOST_RELAYS = 8;

    /** As many connections as a relay is likely to bear. */
    public static final int MOST_CONNECTIONS = 200;

    /** As many as a relay takes from a stranger without complaint. */
    public static final int USUAL_CONNECTIONS = 10;

    /** More than a relay takes. */
    public static final int HIGHEST_RATE = 10_000;

    /** As many as the relays take. */
    public MailSettings(
            String from,
            String name,
            String hello,
            List<Relay> relays,
            int connections,
            @Nullable Dkim dkim,
            @Nullable Bounces bounces,
            @Nullable String unsubscribe,
            @Nullable String templates) {
        this(from, name, hello, relays, connections, dkim, bounces, unsubscribe, templates, 0);
    }

    public MailSettings {
        relays = List.copyOf(relays);
    }

    /** The domain of the sender's address. */
    public String domain() {
        return from.substring(from.lastIndexOf('@') + 1);
    }

    /**
     * A server that takes messages.
     *
     * @param host a name or an address; an IPv6 address without brackets
     * @param port 1 to 65,535
     * @param tls how the connection is kept private
     * @param user who signs in, or null when nobody does
     * @param password the secret of that user; null exactly when there is none
     */
    public record Relay(
            String host, int port, Tls tls, @Nullable String user, @Nullable String password) {
        /**
         * @throws IllegalArgumentException when a user has no password or the other way about
         */
        public Relay {
            if ((user == null) != (password == null)) {
                throw new IllegalArgumentException("a relay's user has a password");
            }
        }

        /** Host and port; never the user, never the password. */
        @Override
        public String toString() {
            var name = host.contains(":") ? "[" + host + "]" : host;
            return name + ":" + port;
        }
    }

    /** How a connection to a relay is kept private. */
    public enum Tls {
        /** From its first byte ({@code smtps://}, RFC 8314). */
        IMPLICIT,
        /** By STARTTLS, and nothing is sent without (RFC 3207). */
        REQUIRED,
        /** By STARTTLS where the relay offers it. */
        OFFERED,
        /** Not at all. */
        OFF;

        /** The word in an address's {@code ?tls=}. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * How messages are signed (RFC 6376).
     *
     * @param domain the signing domain
     * @param selector names the key below {@code _domainkey}
     * @param key the private key: PEM, RSA (PKCS #1 or #8) or Ed25519 (PKCS #8)
     */
    public record Dkim(String domain, String selector, String key) {
        @Override
        public String toString() {
            return selector + "._domainkey." + domain;
        }
    }

    /**
     * Where undeliverable messages come back to.
     *
     * @param address a signed part is put behind its local part for each message
     * @param host where they are taken in over SMTP or LMTP, or null when only {@code candor mail
     *     bounce} brings them
     * @param port 0 to 65,535; without meaning when there is no host
     */
    public record Bounces(String address, @Nullable String host, int port) {}
}
