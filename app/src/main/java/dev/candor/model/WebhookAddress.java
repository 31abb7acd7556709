package dev.candor.model;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** What an address must look like that a subscriber gives for a program. Pure. */
public final class WebhookAddress {
    /** The longest address, in characters. */
    public static final int LONGEST = 2_000;

    private static final int HIGHEST_PORT = 65_535;

    /** Below it are the ports of services that must not be spoken to by mistake. */
    private static final int LOWEST_FREE_PORT = 1_024;

    private WebhookAddress() {}

    /**
     * Why a text is no such address, in a clause for its writer; empty when it is one. Whether it
     * leads somewhere that may be reached is found out when it is used ({@link AddressPolicy}).
     */
    public static Optional<String> refusal(String text) {
        if (text.length() > LONGEST) {
            return Optional.of("the address is longer than " + LONGEST + " characters");
        }
        try {
            return refusal(new URI(text));
        } catch (URISyntaxException _) {
            return Optional.of("this is not a web address");
        }
    }

    private static Optional<String> refusal(URI address) {
        var scheme = address.getScheme() == null ? "" : address.getScheme();
        var secure = scheme.toLowerCase(Locale.ROOT).equals("https");
        if (!secure && !scheme.toLowerCase(Locale.ROOT).equals("http")) {
            return Optional.of("the address must begin with https://");
        }
        var authority = address.getRawAuthority();
        if (authority != null && authority.contains("@")) {
            return Optional.of("the address must not hold a user name or password");
        }
        if (address.getHost() == null) {
            return Optional.of("the address names no host");
        }
        if (address.getRawFragment() != null) {
            return Optional.of("the address must not have a part behind '#'");
        }
        var port = address.getPort();
        var usual = port == -1 || port == (secure ? 443 : 80);
        if (!usual && (port < LOWEST_FREE_PORT || port > HIGHEST_PORT)) {
            return Optional.of("the address must have its usual port, or one from 1024 to 65535");
        }
        return Optional.empty();
    }
}
