package dev.candor.probe;

import dev.candor.model.Target;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One request of a run: the configured one, or one that a redirect asks for.
 *
 * @param address where to; http or https, with a host
 * @param method such as {@code GET}
 * @param headers sent as they are
 * @param body sent as UTF-8, or null
 */
record HttpRequest(URI address, String method, List<Target.Header> headers, @Nullable String body) {
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Set<String> HARMLESS =
            Set.of("accept", "accept-language", "user-agent", "cache-control");
    private static final Set<String> OF_THE_BODY =
            Set.of("content-type", "content-length", "content-encoding", "content-language");

    /** The configured request. */
    static HttpRequest of(Target.Http target) {
        return new HttpRequest(target.address(), target.method(), target.headers(), target.body());
    }

    /** Where a redirect leads: another request, or what is wrong with it. */
    sealed interface Next {
        /** Follow it. */
        record Request(HttpRequest request) implements Next {}

        /** It cannot be followed. */
        record Broken(String detail) implements Next {}
    }

    boolean isSecure() {
        return "https".equalsIgnoreCase(address.getScheme());
    }

    int port() {
        return address.getPort() > 0 ? address.getPort() : isSecure() ? 443 : 80;
    }

    /** The host without brackets, lower case. */
    String host() {
        var host = address.getHost().toLowerCase(Locale.ROOT);
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** The {@code Host} header (RFC 9110, 7.2). */
    String authority() {
        var standard = address.getPort() < 0 || address.getPort() == (isSecure() ? 443 : 80);
        return standard ? address.getHost() : address.getHost() + ":" + address.getPort();
    }

    /** The request target in origin form (RFC 9112, 3.2.1). */
    String path() {
        var path = address.getRawPath();
        var query = address.getRawQuery();
        return (path == null || path.isEmpty() ? "/" : path) + (query == null ? "" : "?" + query);
    }

    /** The address for people: without query, fragment and user, which may be secret. */
    String shown() {
        var path = address.getRawPath();
        return address.getScheme().toLowerCase(Locale.ROOT)
                + "://"
                + authority()
                + (path == null ? "" : path);
    }

    /** Whether such an answer asks for another request. */
    static boolean isRedirect(int status, @Nullable String location) {
        return REDIRECTS.contains(status) && location != null;
    }

    /**
     * The request that a redirect asks for (RFC 9110, 15.4): 303 becomes GET, so does POST after
     * 301 and 302, as browsers do. Only headers that are never secret go to another origin.
     */
    Next redirected(int status, String location) {
        URI target;
        try {
            target = address.resolve(location.strip().replace(" ", "%20"));
        } catch (IllegalArgumentException _) {
            return new Next.Broken("the redirect leads to an address that is not valid");
        }
        var scheme = target.getScheme();
        if (!"http".equalsIgnoreCase(scheme) && !"https".equalsIgnoreCase(scheme)) {
            return new Next.Broken(
                    "the redirect leads to the scheme '"
                            + Sentences.shortened(String.valueOf(scheme))
                            + "', not to http or https");
        }
        if (target.getHost() == null || target.getPort() > 65_535) {
            return new Next.Broken("the redirect leads to an address without a valid host");
        }
        return new Next.Request(to(target, status));
    }

    private HttpRequest to(URI target, int status) {
        var becomesGet = becomesGet(status);
        var next = new HttpRequest(target, becomesGet ? "GET" : method, List.of(), null);
        var sameOrigin =
                isSecure() == next.isSecure()
                        && port() == next.port()
                        && host().equals(next.host());
        var kept =
                headers.stream()
                        .filter(each -> sameOrigin || HARMLESS.contains(lower(each)))
                        .filter(each -> !becomesGet || !OF_THE_BODY.contains(lower(each)))
                        .toList();
        // A body may hold a secret as well as a header may.
        var keepsBody = !becomesGet && sameOrigin;
        return new HttpRequest(target, next.method, kept, keepsBody ? body : null);
    }

    private boolean becomesGet(int status) {
        return switch (status) {
            case 301, 302 -> "POST".equals(method);
            case 303 -> !"HEAD".equals(method);
            default -> false;
        };
    }

    private static String lower(Target.Header header) {
        return header.name().toLowerCase(Locale.ROOT);
    }
}
