package dev.candor.config;

import dev.candor.model.channel.Body;
import dev.candor.model.channel.Escape;
import dev.candor.model.channel.Provider;
import dev.candor.model.channel.Request;
import dev.candor.model.channel.Template;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads one provider: the map that its file is. */
final class ProviderReader {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]{1,80}");
    private static final Pattern WEB = Pattern.compile("(?i)https?://[^/?#\\s]");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,9})?");
    private static final Set<String> OURS =
            Set.of(
                    "host",
                    "content-length",
                    "transfer-encoding",
                    "connection",
                    "webhook-id",
                    "webhook-timestamp",
                    "webhook-signature");
    private static final int LONGEST = 200;
    private static final int MOST_REQUESTS = 20;
    private static final int USUAL_LARGEST = 256 * 1024;
    private static final int GREATEST_LARGEST = 1024 * 1024;
    private static final Duration LONGEST_UNIT = Duration.ofHours(1);

    private final Section file;
    private final List<Provider.Variable> variables = new ArrayList<>();
    private final SequencedMap<String, Provider.Lookup> lookups = new LinkedHashMap<>();

    private ProviderReader(Section file) {
        this.file = file;
    }

    /** What the file says, or empty after it has reported what is wrong. */
    static Optional<Provider> read(Section file) {
        return new ProviderReader(file).read();
    }

    private Optional<Provider> read() {
        var id = file.required("id", "such as 'id: my-chat'").flatMap(ProviderReader::name);
        var name = file.value("name").flatMap(it -> it.text(LONGEST));
        file.value("variables").ifPresent(it -> it.members().forEach(this::variable));
        var signed = file.value("sign").flatMap(Value::flag).orElse(false);
        if (signed) {
            signature("secret", true);
            signature("previous-secret", false);
        }
        file.value("values").ifPresent(it -> it.members().forEach(this::lookup));
        var escape =
                file.value("escape")
                        .flatMap(it -> it.word(names(Escape.values())))
                        .flatMap(Escape::ofWireName)
                        .orElse(Escape.NONE);
        var largest = file.value("largest").flatMap(it -> it.number(100, GREATEST_LARGEST));
        var shortened = file.value("shorten").flatMap(this::known).orElse("");
        var requests = requests();
        return id.map(it ->
                new Provider(
                        it,
                        name.orElse(it),
                        variables,
                        lookups,
                        escape,
                        limits(),
                        largest.orElse(USUAL_LARGEST),
                        shortened,
                        signed,
                        requests,
                        AnswersReader.read(file),
                        wait(file),
                        file.value("receipt").flatMap(AnswersReader::pointer).orElse(null)));
    }

    private static List<String> names(Escape[] all) {
        return Stream.of(all).map(Escape::wireName).toList();
    }

    private static Optional<String> name(Value value) {
        return value.text()
                .filter(text -> {
                    var fits = NAME.matcher(text).matches();
                    if (!fits) {
                        value.fail(
                                "'" + text + "' is no name here",
                                "use a-z, 0-9 and '-', begin with a letter, at most 40 characters");
                    }
                    return fits;
                });
    }

    private void variable(String name, Value value) {
        if (!NAME.matcher(name).matches() || Provider.VALUES.contains(name)) {
            value.fail("'" + name + "' cannot be the name of a variable", "choose another");
            return;
        }
        value.text()
                .ifPresent(text ->
                        variables.add(
                                switch (text) {
                                    case "required" -> new Provider.Variable(name, true, "");
                                    case "optional" -> new Provider.Variable(name, false, "");
                                    case String fallback ->
                                            new Provider.Variable(name, false, fallback);
                                }));
    }

    /** A variable for signing; what the file says of it itself holds. */
    private void signature(String name, boolean required) {
        if (variables.stream().noneMatch(each -> each.name().equals(name))) {
            variables.add(new Provider.Variable(name, required, ""));
        }
    }

    private void lookup(String name, Value value) {
        if (!NAME.matcher(name).matches() || isKnown(name)) {
            value.fail("'" + name + "' cannot be the name of a value", "choose another");
            return;
        }
        var section = value.section(Key.Part.LOOKUP);
        var of = section.flatMap(it -> it.required("of", "name a value")).flatMap(this::known);
        var is = new HashMap<String, String>();
        section.flatMap(it -> it.required("is", "such as 'is: {major_outage: red}'"))
                .ifPresent(it ->
                        it.members()
                                .forEach((key, each) -> {
                                    of.ifPresent(decides -> requireWord(each, decides, key));
                                    each.text().ifPresent(text -> is.put(key, text));
                                }));
        var otherwise = section.flatMap(it -> it.value("else")).flatMap(Value::text).orElse("");
        of.ifPresent(it -> lookups.put(name, new Provider.Lookup(it, is, otherwise)));
    }

    private List<String> allKnown() {
        return Stream.of(
                        Provider.VALUES.stream(),
                        variables.stream().map(Provider.Variable::name),
                        lookups.keySet().stream())
                .flatMap(each -> each)
                .toList();
    }

    private boolean isKnown(String name) {
        return allKnown().contains(name);
    }

    private Optional<String> known(Value value) {
        return value.text()
                .filter(text -> {
                    requireKnown(value, text);
                    return isKnown(text);
                });
    }

    private void requireKnown(Value value, String name) {
        if (!isKnown(name)) {
            value.fail("unknown variable '" + name + "'", Nearest.hint(name, allKnown()));
        }
    }

    private Map<String, Integer> limits() {
        var limits = new HashMap<String, Integer>();
        file.value("limits")
                .ifPresent(it ->
                        it.members()
                                .forEach((name, value) -> {
                                    requireKnown(value, name);
                                    value.number(1, GREATEST_LARGEST)
                                            .ifPresent(most -> limits.put(name, most));
                                }));
        return limits;
    }

    private List<Request> requests() {
        var sections = file.sections("requests", Key.Part.REQUEST);
        if (sections.isEmpty() || sections.size() > MOST_REQUESTS) {
            file.fail("a provider has 1 to " + MOST_REQUESTS + " requests", "");
        }
        return sections.stream().flatMap(it -> request(it).stream()).toList();
    }

    private Optional<Request> request(Section section) {
        var when = new LinkedHashMap<String, List<String>>();
        section.value("when")
                .ifPresent(it ->
                        it.members()
                                .forEach((name, value) -> {
                                    requireKnown(value, name);
                                    var words = AnswersReader.texts(value);
                                    words.forEach(word -> requireWord(value, name, word));
                                    when.put(name, words);
                                }));
        var method =
                section.value("method")
                        .flatMap(it -> it.word(Request.METHODS.stream().sorted().toList()))
                        .orElse("POST");
        var address =
                section.required("address", "where to")
                        .flatMap(it -> template(it).filter(text -> isAddress(it, text)));
        var headers = new LinkedHashMap<String, Template>();
        section.value("headers")
                .ifPresent(it ->
                        it.members()
                                .forEach((name, value) -> {
                                    header(name, value);
                                    template(value).ifPresent(text -> headers.put(name, text));
                                }));
        var body = body(section);
        return address.map(it -> new Request(when, method, it, headers, body.orElse(null)));
    }

    /** The program writes some itself; twice they would be two truths. */
    private static void header(String name, Value value) {
        if (!HEADER.matcher(name).matches()) {
            value.fail("'" + name + "' is not the name of a header", "");
        }
        if (OURS.contains(name.toLowerCase(Locale.ROOT))) {
            value.fail("the program writes the header '" + name + "' itself", "leave it out");
        }
    }

    /** Whether it begins with what can be one: the rest is filled in later, percent-encoded. */
    private boolean isAddress(Value value, Template template) {
        var fits =
                !template.parts().isEmpty()
                        && switch (template.parts().getFirst()) {
                            case Template.Fixed(var text) -> WEB.matcher(text).lookingAt();
                            case Template.Place(var name, var _) ->
                                    variables.stream().anyMatch(each -> each.name().equals(name));
                        };
        if (!fits) {
            value.fail(
                    "an address begins with https://, http:// or a variable",
                    "such as 'https://api.example.com/{{topic}}' or '{{url}}'");
        }
        return fits;
    }

    /** Of values that are one of some words, none that they never are. */
    private static void requireWord(Value value, String name, String word) {
        var words = Provider.WORDS.getOrDefault(name, List.of());
        if (!words.isEmpty() && !words.contains(word)) {
            value.fail("'" + name + "' is never '" + word + "'", Nearest.hint(word, words));
        }
    }

    /** A number's place is for what is one: a variable, or a lookup that comes to numbers alone. */
    private void requireNumbers(Value value, Template template) {
        for (var part : template.parts()) {
            if (part instanceof Template.Place(var name, var filter)
                    && filter.equals("number")
                    && isKnown(name)
                    && !isNumber(name)) {
                value.fail(
                        "'" + name + "' is not always a number",
                        "look it up under 'values', where each text is one");
            }
        }
    }

    private boolean isNumber(String name) {
        var lookup = lookups.get(name);
        return lookup == null
                ? variables.stream().anyMatch(each -> each.name().equals(name))
                : Stream.concat(lookup.is().values().stream(), Stream.of(lookup.otherwise()))
                        .allMatch(each -> each.isEmpty() || NUMBER.matcher(each).matches());
    }

    private Optional<Body> body(Section section) {
        var json = section.value("json");
        var form = section.value("form");
        var document = section.value("document");
        if (Stream.of(json, form, document).filter(Optional::isPresent).count() > 1) {
            section.fail("a request has one body", "keep one of json, form and document");
        }
        return json.flatMap(this::node)
                .<Body>map(Body.Json::new)
                .or(() -> form.map(this::form))
                .or(() ->
                        document.flatMap(it -> it.word(List.of("candor", "statuspage")))
                                .map(it ->
                                        new Body.Made(
                                                it.equals("candor")
                                                        ? Body.Document.CANDOR
                                                        : Body.Document.STATUSPAGE)));
    }

    private Body.Form form(Value value) {
        var fields = new LinkedHashMap<String, Template>();
        value.members()
                .forEach((name, each) -> template(each).ifPresent(text -> fields.put(name, text)));
        return new Body.Form(fields);
    }

    private Optional<Body.Node> node(Value value) {
        return switch (value.node()) {
            case YamlNode.Mapping _ -> {
                var members = new LinkedHashMap<String, Body.Node>();
                value.members()
                        .forEach((name, each) ->
                                node(each).ifPresent(node -> members.put(name, node)));
                yield Optional.of(new Body.Members(members));
            }
            case YamlNode.Sequence _ ->
                    Optional.of(
                            new Body.Items(
                                    value.items().stream()
                                            .flatMap(each -> node(each).stream())
                                            .toList()));
            case YamlNode.Scalar scalar ->
                    scalar.plain() && isLiteral(scalar)
                            ? Optional.of(
                                    new Body.Literal(scalar.isNull() ? "null" : scalar.text()))
                            : template(value).map(Body.Text::new);
        };
    }

    private static boolean isLiteral(YamlNode.Scalar scalar) {
        return scalar.isNull()
                || scalar.text().matches("true|false|-?(0|[1-9][0-9]{0,14})(\\.[0-9]{1,9})?");
    }

    private Optional<Template> template(Value value) {
        return value.text()
                .flatMap(text -> {
                    try {
                        var template = Template.parse(text);
                        template.names().stream()
                                .sorted()
                                .forEach(name -> requireKnown(value, name));
                        requireNumbers(value, template);
                        return Optional.of(template);
                    } catch (IllegalArgumentException e) {
                        value.fail(String.valueOf(e.getMessage()), "");
                        return Optional.empty();
                    }
                });
    }

    private static Provider.@Nullable Wait wait(Section file) {
        var section = file.value("retry-after").flatMap(it -> it.section(Key.Part.WAIT));
        var unit =
                section.flatMap(it -> it.value("unit"))
                        .flatMap(it -> it.duration(Duration.ofMillis(1), LONGEST_UNIT))
                        .orElse(Duration.ofSeconds(1));
        return section.flatMap(it -> it.required("json", "such as 'json: /retry_after'"))
                .flatMap(AnswersReader::pointer)
                .map(it -> new Provider.Wait(it, unit))
                .orElse(null);
    }
}
