package dev.candor.config;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads an absolute http or https address (RFC 3986). */
final class WebAddress {
    private static final int HIGHEST_PORT = 65_535;

    private WebAddress() {}

    /**
     * What the text comes to.
     *
     * @param address the address, or null when it is none
     * @param refusal why it is none, or empty
     * @param todo what to do about it, or empty
     */
    record Reading(@Nullable URI address, String refusal, String todo) {}

    /** Reads the address, which has scheme, host and no user name. */
    static Reading read(String text) {
        try {
            var address = new URI(text);
            var refusal = refusal(address);
            return refusal.isPresent() ? refusal.get() : new Reading(address, "", "");
        } catch (URISyntaxException e) {
            return refuse("'" + text + "' is not a URL: " + e.getReason(), escapeHint(text, e));
        }
    }

    private static Optional<Reading> refusal(URI address) {
        var scheme = address.getScheme();
        if (scheme == null || !Set.of("http", "https").contains(scheme.toLowerCase(Locale.ROOT))) {
            return Optional.of(
                    refuse(
                            "'" + address + "' does not begin with http:// or https://",
                            scheme == null ? "did you mean 'https://" + address + "'?" : ""));
        }
        if (address.getRawAuthority() != null && address.getRawAuthority().contains("@")) {
            return Optional.of(
                    refuse(
                            "a user name in a URL is not sent",
                            "use 'headers: {Authorization: {env: NAME}}'"));
        }
        if (address.getHost() == null
                || address.getPort() > HIGHEST_PORT
                || address.getPort() == 0) {
            return Optional.of(refuse("'" + address + "' names no host or no possible port", ""));
        }
        return Optional.empty();
    }

    private static String escapeHint(String text, URISyntaxException e) {
        var index = e.getIndex();
        return index >= 0 && index < text.length()
                ? "look at character " + (index + 1) + ", '" + text.charAt(index) + "'"
                : "";
    }

    private static Reading refuse(String refusal, String todo) {
        return new Reading(null, refusal, todo);
    }
}
