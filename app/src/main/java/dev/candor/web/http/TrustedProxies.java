package dev.candor.web.http;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Finds out who asks when proxies stand in between. What a proxy says counts only as far back as
 * proxies are trusted: the chain is walked from the right, that is from the connection's own peer,
 * and the first address that is no trusted proxy is the client. What stands left of it, anybody may
 * have written. Thread-safe; the set of trusted proxies may be replaced at any time.
 */
public final class TrustedProxies {
    /** A longer chain is cut: what lies further back is not looked at. */
    static final int MOST_HOPS = 32;

    private static final Pattern FOR =
            Pattern.compile("(?i)(?:^|;)\\s*for\\s*=\\s*(\"[^\"]*\"|[^;\\s]*)\\s*(?=;|$)");
    private static final Pattern WITH_PORT = Pattern.compile("([0-9.]+):[0-9]{1,5}");
    private static final Pattern IN_BRACKETS = Pattern.compile("\\[([0-9A-Fa-f:.]+)](?::[0-9]+)?");
    private static final Pattern ADDRESS =
            Pattern.compile("[0-9.]{7,15}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private volatile Predicate<InetAddress> trusted = _ -> false;

    /** From now on, proxies at these addresses are believed. */
    public void trust(Predicate<InetAddress> addresses) {
        trusted = addresses;
    }

    /**
     * The client's address as text.
     *
     * <p>Of {@code X-Forwarded-For} and {@code Forwarded} (RFC 7239) a proxy writes one and passes
     * the other on as it came. So where both are there and do not agree, one of them is the
     * client's own invention, nobody can tell which, and neither is believed.
     *
     * @param peer the address at the other end of the connection; may be empty
     * @param forwardedFor the lines of {@code X-Forwarded-For}, in their order
     * @param forwarded the lines of {@code Forwarded}, in their order
     */
    public String client(String peer, List<String> forwardedFor, List<String> forwarded) {
        if (forwardedFor.isEmpty() && forwarded.isEmpty()) {
            return peer;
        }
        var nearest = literal(peer);
        var known = trusted;
        if (nearest == null || !known.test(nearest)) {
            return peer;
        }
        var one = walk(nearest, elements(forwardedFor), known);
        var other = walk(nearest, standard(forwarded), known);
        if (forwarded.isEmpty()) {
            return one.getHostAddress();
        }
        if (forwardedFor.isEmpty() || one.equals(other)) {
            return other.getHostAddress();
        }
        return peer;
    }

    private static InetAddress walk(
            InetAddress nearest, List<String> chain, Predicate<InetAddress> trusted) {
        var current = nearest;
        var last = Math.max(0, chain.size() - MOST_HOPS);
        for (var i = chain.size() - 1; i >= last && trusted.test(current); i--) {
            var before = address(chain.get(i));
            if (before == null) {
                return current;
            }
            current = before;
        }
        return current;
    }

    private static List<String> elements(List<String> lines) {
        var all = new ArrayList<String>();
        for (var line : lines) {
            for (var element : line.split(",", -1)) {
                all.add(element.strip());
            }
        }
        return all;
    }

    /** The value of {@code for} in each element; an empty one where there is none. */
    private static List<String> standard(List<String> lines) {
        return elements(lines).stream()
                .map(element -> {
                    var found = FOR.matcher(element);
                    return found.find() ? found.group(1).replace("\"", "") : "";
                })
                .toList();
    }

    /** An address with or without a port; null for anything else, a name included. */
    private static @Nullable InetAddress address(String text) {
        var bracketed = IN_BRACKETS.matcher(text);
        if (bracketed.matches()) {
            return literal(bracketed.group(1));
        }
        var withPort = WITH_PORT.matcher(text);
        return literal(withPort.matches() ? withPort.group(1) : text);
    }

    private static @Nullable InetAddress literal(String text) {
        if (!ADDRESS.matcher(text).matches()) {
            return null;
        }
        try {
            return InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
