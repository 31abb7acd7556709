package dev.candor.config;

import dev.candor.model.MailSettings.Relay;
import dev.candor.model.MailSettings.Tls;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads a relay's address: {@code smtp://user@host:port?tls=required} or {@code smtps://…}. What is
 * wrong is said without the address, which may hold a password.
 */
final class RelayReader {
    private static final int SUBMISSION = 587;
    private static final int SUBMISSIONS = 465;
    private static final int HIGHEST_PORT = 65_535;

    /** What a map says that is a relay, and no secret that stands for its address. */
    private static final Set<String> MAP_ONLY = Set.of("url", "password");

    private static final Map<String, Tls> TLS =
            Arrays.stream(Tls.values())
                    .filter(each -> each != Tls.IMPLICIT)
                    .collect(Collectors.toMap(Tls::wireName, each -> each));

    private RelayReader() {}

    /** A relay of the list: a text, a secret that is the whole address, or a map. */
    static Optional<Relay> read(Value value) {
        if (value.node() instanceof YamlNode.Mapping mapping
                && mapping.entries().stream().anyMatch(it -> MAP_ONLY.contains(it.key().text()))) {
            return value.section(Key.Part.RELAY).flatMap(RelayReader::section);
        }
        return value.secret().flatMap(text -> relay(value, text, null));
    }

    private static Optional<Relay> section(Section section) {
        var password = section.value("password");
        var secret = password.flatMap(Value::secret);
        if (password.isPresent() && secret.isEmpty()) {
            return Optional.empty();
        }
        return section.required("url", "write 'url: smtp://user@mail.example.com'")
                .flatMap(
                        url -> url.secret().flatMap(text -> relay(url, text, secret.orElse(null))));
    }

    private static Optional<Relay> relay(Value value, String text, @Nullable String password) {
        try {
            var address = new URI(text);
            var scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
            if (!scheme.equals("smtp") && !scheme.equals("smtps")) {
                return refuse(
                        value,
                        "a relay's address begins with smtp:// or smtps://",
                        "write 'smtp://user@mail.example.com:587'");
            }
            var port = address.getPort();
            if (address.getHost() == null || port == 0 || port > HIGHEST_PORT) {
                return refuse(value, "the relay's address names no host or no possible port", "");
            }
            var path = address.getRawPath();
            if ((path != null && path.length() > 1) || address.getRawFragment() != null) {
                return refuse(value, "a relay's address has no path and no '#'", "");
            }
            return relay(value, address, scheme.equals("smtps"), password);
        } catch (URISyntaxException e) {
            return refuse(value, "this is not a relay's address: " + e.getReason(), "");
        }
    }

    private static Optional<Relay> relay(
            Value value, URI address, boolean implicit, @Nullable String password) {
        var host = address.getHost().replaceAll("^\\[|]$", "");
        var tls = tls(value, address.getRawQuery(), implicit, isLoopback(host));
        if (tls.isEmpty()) {
            return Optional.empty();
        }
        var userInfo = address.getRawUserInfo();
        var user = userInfo == null ? null : decoded(userInfo.split(":", 2)[0]);
        var inAddress =
                userInfo != null && userInfo.contains(":")
                        ? decoded(userInfo.split(":", 2)[1])
                        : null;
        var secret = password == null ? inAddress : password;
        if ((user == null) != (secret == null)) {
            return refuse(
                    value,
                    user == null
                            ? "the relay has a password and no user"
                            : "the relay's user has no password",
                    "write {url: 'smtp://user@host:port', password: {env: NAME}}");
        }
        if (user != null && tls.get() == Tls.OFF && !isLoopback(host)) {
            return refuse(
                    value,
                    "the password would be sent so that anybody on the way can read it",
                    "remove 'tls=off'");
        }
        var usual = implicit ? SUBMISSIONS : SUBMISSION;
        var port = address.getPort() < 0 ? usual : address.getPort();
        return Optional.of(new Relay(host, port, tls.get(), user, secret));
    }

    private static Optional<Tls> tls(
            Value value, @Nullable String query, boolean implicit, boolean loopback) {
        if (query == null) {
            return Optional.of(implicit ? Tls.IMPLICIT : loopback ? Tls.OFF : Tls.REQUIRED);
        }
        var named = TLS.get(query.replaceFirst("^tls=", ""));
        if (!query.startsWith("tls=") || named == null) {
            return refuse(
                    value,
                    "behind '?' a relay's address has only 'tls='",
                    "write tls=required, tls=offered or tls=off");
        }
        return implicit
                ? refuse(value, "smtps:// is TLS from the first byte", "remove '?" + query + "'")
                : Optional.of(named);
    }

    /** By its name alone: nothing is looked up while a file is read. */
    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.equals("::1") || host.startsWith("127.");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** The address of a relay without its password. */
    static String text(Relay relay) {
        var implicit = relay.tls() == Tls.IMPLICIT;
        var user = relay.user();
        var name =
                user == null
                        ? ""
                        : URLEncoder.encode(user, StandardCharsets.UTF_8).replace("+", "%20") + "@";
        return (implicit ? "smtps://" : "smtp://")
                + name
                + relay
                + (implicit ? "" : "?tls=" + relay.tls().wireName());
    }

    private static <T> Optional<T> refuse(Value value, String what, String todo) {
        value.fail(what, todo);
        return Optional.empty();
    }
}
