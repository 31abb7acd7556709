package dev.candor.config;

import dev.candor.model.Target;
import dev.candor.model.Target.Header;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads what a check talks to, and the keys that belong to its protocol. */
final class TargetReader {
    static final String METHOD = "GET";
    static final int REDIRECTS = 5;

    private static final int MOST_REDIRECTS = 10;
    private static final int MOST_HEADERS = 50;
    private static final int LONGEST_BODY = SecretSource.LONGEST;
    private static final int LONGEST_BANNER = 1024;
    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final List<String> HTTP_ONLY =
            List.of("method", "headers", "body", "redirects", "verify-certificate");
    private static final List<String> TCP_ONLY = List.of("send", "banner");

    /** Headers that the probe itself writes: two of them would make the request ambiguous. */
    private static final Set<String> OWN_HEADERS =
            Set.of("host", "content-length", "transfer-encoding", "connection");

    private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");
    private static final Pattern HEADER_VALUE = Pattern.compile("[\\t\\x20-\\x7e\\x80-\\xff]*");
    private static final Pattern HOST_AND_PORT =
            Pattern.compile("(\\[[0-9a-fA-F:.]+]|[A-Za-z0-9._-]{1,253}):([0-9]{1,5})");

    private TargetReader() {}

    static Optional<Target> read(Section section) {
        var http = section.value("http");
        var tcp = section.value("tcp");
        if (http.isPresent() && tcp.isPresent()) {
            tcp.get()
                    .fail(
                            "a check has one target, this has 'http' and 'tcp'",
                            "make it two checks");
            return Optional.empty();
        }
        if (http.isPresent()) {
            refuse(section, TCP_ONLY, "http");
            return http(section, http.get());
        }
        if (tcp.isPresent()) {
            refuse(section, HTTP_ONLY, "tcp");
            return tcp(section, tcp.get());
        }
        section.fail(
                "the check has no target",
                "write 'http: https://app.example.com/' or 'tcp: mail.example.com:25'");
        return Optional.empty();
    }

    private static void refuse(Section section, List<String> keys, String protocol) {
        for (var key : keys) {
            section.value(key)
                    .ifPresent(value ->
                            value.fail(
                                    "'" + key + "' has no meaning for " + protocol, "remove it"));
        }
    }

    private static Optional<Target> http(Section section, Value value) {
        var address = value.text().flatMap(text -> address(value, text));
        var method = section.value("method").flatMap(it -> it.word(METHODS)).orElse(METHOD);
        var headers = section.value("headers").map(TargetReader::headers).orElse(List.of());
        var body = section.value("body").flatMap(it -> bounded(it, LONGEST_BODY));
        var redirects =
                section.value("redirects")
                        .flatMap(it -> it.number(0, MOST_REDIRECTS))
                        .orElse(REDIRECTS);
        var verify = section.value("verify-certificate").flatMap(Value::flag).orElse(true);
        return address.map(
                it -> new Target.Http(it, method, headers, body.orElse(null), redirects, verify));
    }

    private static Optional<URI> address(Value value, String text) {
        var reading = WebAddress.read(text);
        if (reading.address() == null) {
            value.fail(reading.refusal(), reading.todo());
        }
        return Optional.ofNullable(reading.address());
    }

    private static List<Header> headers(Value value) {
        var headers = new ArrayList<Header>();
        var names = new HashSet<String>();
        if (!(value.node() instanceof YamlNode.Mapping mapping)) {
            value.fail("expected a map of headers", "write 'headers: {Accept: application/json}'");
            return headers;
        }
        if (mapping.entries().size() > MOST_HEADERS) {
            value.fail("a request has at most " + MOST_HEADERS + " headers", "");
            return headers;
        }
        for (var entry : mapping.entries()) {
            var name = entry.key().text();
            var at = new Value(value.reading(), value.path() + "." + name, entry.value());
            if (!names.add(name.toLowerCase(Locale.ROOT))) {
                at.fail("the header '" + name + "' stands twice", "keep one of the two");
            }
            header(at, name).ifPresent(headers::add);
        }
        return headers;
    }

    private static Optional<Header> header(Value value, String name) {
        if (!HEADER_NAME.matcher(name).matches()) {
            value.fail("'" + name + "' is not the name of a header", "");
            return Optional.empty();
        }
        if (OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
            value.fail("the header '" + name + "' is written by the check itself", "remove it");
            return Optional.empty();
        }
        var content = value.secret();
        if (content.isPresent() && !HEADER_VALUE.matcher(content.get()).matches()) {
            value.fail("a header's value has no line ends and no control characters", "");
            return Optional.empty();
        }
        return content.map(it -> new Header(name, it));
    }

    private static Optional<Target> tcp(Section section, Value value) {
        var send = section.value("send").flatMap(it -> bounded(it, LONGEST_BODY)).orElse(null);
        var banner = section.value("banner").flatMap(it -> it.text(LONGEST_BANNER)).orElse(null);
        return value.text().flatMap(text -> tcp(value, text, send, banner));
    }

    private static Optional<Target> tcp(
            Value value, String text, @Nullable String send, @Nullable String banner) {
        var target = hostAndPort(text, send, banner);
        if (target.isEmpty()) {
            value.fail(
                    "'" + text + "' is not HOST:PORT",
                    "write 'mail.example.com:25', for example; an IPv6 address stands in"
                            + " brackets: '[2001:db8::1]:25'");
        }
        return target;
    }

    /** The target that {@code HOST:PORT} names, or empty when it names none. */
    static Optional<Target> hostAndPort(
            String text, @Nullable String send, @Nullable String banner) {
        var matcher = HOST_AND_PORT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var port = Integer.parseInt(matcher.group(2));
        var host = matcher.group(1).replace("[", "").replace("]", "").toLowerCase(Locale.ROOT);
        return port < 1 || port > 65_535
                ? Optional.empty()
                : Optional.of(new Target.Tcp(host, port, send, banner));
    }

    private static Optional<String> bounded(Value value, int longest) {
        var text = value.secret();
        if (text.isPresent() && text.get().length() > longest) {
            value.fail("this is longer than " + longest + " characters", "");
            return Optional.empty();
        }
        return text;
    }
}
