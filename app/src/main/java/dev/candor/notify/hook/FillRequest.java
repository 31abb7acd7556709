package dev.candor.notify.hook;

import dev.candor.model.channel.Body;
import dev.candor.model.channel.Escape;
import dev.candor.model.channel.Provider;
import dev.candor.model.channel.Request;
import dev.candor.model.channel.Template;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * Fills a provider's templates. Words go into JSON as strings, into forms and addresses
 * percent-encoded: no value can become syntax. What comes out empty is left out. Confined to one
 * request.
 */
final class FillRequest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String CONTENT_TYPE = "Content-Type";
    private static final String IN_PATHS = "-._~!$'()*+,;:@";
    private static final String IN_QUERIES = "-._~!$'()*,;:@/";
    private static final String UNRESERVED = "-._~";
    private static final int MOST_TRIES = 10;

    /** Stands where a value is empty, until the line that it stands in is whole. */
    private static final char NOTHING = '\u0000';

    private final Provider provider;
    private final Map<String, String> values;
    private final Map<String, String> variables;
    private final Map<String, Integer> limits;

    private FillRequest(
            Provider provider,
            Map<String, String> values,
            Map<String, String> variables,
            Map<String, Integer> limits) {
        this.provider = provider;
        this.values = values;
        this.variables = variables;
        this.limits = limits;
    }

    /** No request of the provider is for such a message. */
    static final class NoRequest extends IllegalArgumentException {
        private static final long serialVersionUID = 1;
    }

    /** The document that stands for a body that the program makes itself. */
    @FunctionalInterface
    interface Documents {
        JsonNode of(Body.Document document);
    }

    /**
     * The request for a message, or empty when its body cannot be made small enough.
     *
     * @param values what is to be said, by name
     * @param variables the channel's own
     * @throws NoRequest when the provider has none for it
     * @throws IllegalArgumentException when what comes out is no address
     */
    static Optional<HookRequest> of(
            Provider provider,
            Map<String, String> values,
            Map<String, String> variables,
            Documents documents) {
        var limits = new HashMap<>(provider.limits());
        for (var tries = 0; tries < MOST_TRIES; tries++) {
            var request = new FillRequest(provider, values, variables, limits).request(documents);
            var over = request.body().length - provider.largest();
            if (over <= 0) {
                return Optional.of(request);
            }
            var whole = values.getOrDefault(provider.shortened(), "").length();
            var now = Math.min(whole, limits.getOrDefault(provider.shortened(), whole));
            if (now <= 1) {
                break;
            }
            limits.put(provider.shortened(), Math.max(1, Math.min(now / 2, now - over)));
        }
        return Optional.empty();
    }

    private HookRequest request(Documents documents) {
        var request =
                provider.requests().stream()
                        .filter(this::fits)
                        .findFirst()
                        .orElseThrow(NoRequest::new);
        var headers = new LinkedHashMap<String, String>();
        var body = body(request.body(), documents, headers);
        request.headers().forEach((name, template) -> header(name, template, headers));
        return new HookRequest(
                request.method(), URI.create(address(request.address())), headers, body);
    }

    private boolean fits(Request request) {
        return request.when().entrySet().stream()
                .allMatch(each -> each.getValue().contains(raw(each.getKey())));
    }

    private byte[] body(
            @Nullable Body body, Documents documents, SequencedMap<String, String> headers) {
        return switch (body) {
            case null -> new byte[0];
            case Body.Json(var root) -> {
                headers.put(CONTENT_TYPE, "application/json");
                yield JSON.writeValueAsBytes(node(root).orElse(NODES.objectNode()));
            }
            case Body.Form(var fields) -> {
                headers.put(CONTENT_TYPE, "application/x-www-form-urlencoded");
                yield form(fields).getBytes(StandardCharsets.US_ASCII);
            }
            case Body.Made(var document) -> {
                headers.put(CONTENT_TYPE, "application/json");
                yield JSON.writeValueAsBytes(documents.of(document));
            }
        };
    }

    private Optional<JsonNode> node(Body.Node node) {
        return switch (node) {
            case Body.Literal(var json) -> Optional.of(JSON.readTree(json));
            case Body.Text(var template) -> {
                var text = text(template, provider.escape());
                if (template.isNumber()) {
                    yield text.isEmpty()
                            ? Optional.empty()
                            : Optional.of(NODES.numberNode(new BigDecimal(text)));
                }
                yield text.isEmpty() && !template.hasText()
                        ? Optional.empty()
                        : Optional.of(NODES.stringNode(text));
            }
            case Body.Items(var items) -> {
                var list = NODES.arrayNode();
                items.forEach(each -> node(each).ifPresent(list::add));
                yield list.isEmpty() && !items.isEmpty() ? Optional.empty() : Optional.of(list);
            }
            case Body.Members(var members) -> {
                var object = NODES.objectNode();
                members.forEach(
                        (name, each) -> node(each).ifPresent(value -> object.set(name, value)));
                yield object.isEmpty() && !members.isEmpty()
                        ? Optional.empty()
                        : Optional.of(object);
            }
        };
    }

    private String form(SequencedMap<String, Template> fields) {
        var parts = new ArrayList<String>();
        fields.forEach((name, template) -> {
            var text = text(template, provider.escape());
            if (!text.isEmpty()) {
                parts.add(encoded(name, UNRESERVED) + "=" + encoded(text, UNRESERVED));
            }
        });
        return String.join("&", parts);
    }

    /** A header with an empty value in it is left out. */
    private void header(String name, Template template, SequencedMap<String, String> headers) {
        if (template.names().stream().noneMatch(each -> raw(each).isEmpty())) {
            var text = text(template, Escape.NONE).replaceAll("\\p{Cntrl}+", " ").strip();
            headers.put(name, text);
        }
    }

    private String address(Template template) {
        var address = new StringBuilder();
        for (var part : template.parts()) {
            switch (part) {
                case Template.Fixed(var text) -> address.append(text);
                case Template.Place(var name, var _) -> {
                    var allowed = address.indexOf("?") >= 0 ? IN_QUERIES : IN_PATHS;
                    address.append(address.isEmpty() ? raw(name) : encoded(raw(name), allowed));
                }
            }
        }
        return address.toString();
    }

    /** Filled in, without the lines of which nothing but empty values remains. */
    private String text(Template template, Escape escape) {
        var text = new StringBuilder();
        for (var part : template.parts()) {
            switch (part) {
                case Template.Fixed(var fixed) -> text.append(fixed);
                case Template.Place(var name, var filter) -> {
                    var plain = !filter.isEmpty() || variables.containsKey(name);
                    var value = raw(name);
                    text.append(
                            value.isEmpty()
                                    ? String.valueOf(NOTHING)
                                    : plain ? value : escape.apply(value));
                }
            }
        }
        return text.toString()
                .lines()
                .filter(line -> line.isEmpty() || line.chars().anyMatch(each -> each != NOTHING))
                .map(line -> line.replace(String.valueOf(NOTHING), ""))
                .collect(Collectors.joining("\n"))
                .strip();
    }

    /** A value as it is, looked up where it has to be, and not longer than it may be. */
    private String raw(String name) {
        var lookup = provider.values().get(name);
        var value =
                lookup == null
                        ? variables.getOrDefault(name, values.getOrDefault(name, ""))
                        : lookup.is().getOrDefault(raw(lookup.of()), lookup.otherwise());
        var limit = limits.get(name);
        return limit == null ? value : cut(value.replace(NOTHING, ' '), limit);
    }

    /** At most that many characters, the last one then an ellipsis; no character is halved. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        var halves = most > 1 && Character.isHighSurrogate(text.charAt(most - 2));
        var end = halves ? most - 2 : most - 1;
        return text.substring(0, end) + "…";
    }

    private static boolean isAsciiWord(char letter) {
        return letter < 0x80 && Character.isLetterOrDigit(letter);
    }

    private static String encoded(String text, String allowed) {
        var encoded = new StringBuilder();
        for (var each : text.getBytes(StandardCharsets.UTF_8)) {
            var letter = (char) (each & 0xff);
            if (isAsciiWord(letter) || allowed.indexOf(letter) >= 0) {
                encoded.append(letter);
            } else {
                encoded.append('%').append(String.format(Locale.ROOT, "%02X", each & 0xff));
            }
        }
        return encoded.toString();
    }
}
