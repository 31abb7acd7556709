package dev.candor.config;

import dev.candor.model.MailSettings;
import dev.candor.model.MailSettings.Bounces;
import dev.candor.model.MailSettings.Dkim;
import dev.candor.model.MailSettings.Relay;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the map {@code mail}. */
final class MailReader {
    private static final int LONGEST = 254;
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_PATH = 4_096;
    private static final int HIGHEST_PORT = 65_535;

    /** What leaves room for the signed part of a return path in 64 characters. */
    private static final int LONGEST_BOUNCES = 19;

    private static final String LABEL = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private static final Pattern DOMAIN = Pattern.compile(LABEL + "(\\." + LABEL + ")*");
    private static final Pattern LOCAL =
            Pattern.compile("[A-Za-z0-9!#$%&'*/=?^_`{|}~-]+([.+][A-Za-z0-9!#$%&'*/=?^_`{|}~-]+)*");

    private static final Pattern NAMED = Pattern.compile("\"?([^<>\"]*?)\"?\\s*<([^<>]*)>");
    private static final Pattern SELECTOR = Pattern.compile(LABEL + "(\\." + LABEL + ")*");

    private MailReader() {}

    static Optional<MailSettings> read(Section section) {
        var sender =
                section.required("from", "write 'from: status@example.com'")
                        .flatMap(value ->
                                value.text(LONGEST + LONGEST_NAME)
                                        .filter(text -> isOneLine(value, text)));
        var named = sender.map(NAMED::matcher).filter(it -> it.matches());
        var address = named.map(it -> it.group(2)).or(() -> sender);
        var from = section.value("from").flatMap(value -> address(value, address.orElse("")));
        var relays = relays(section);
        var connections =
                section.value("connections")
                        .flatMap(it -> it.number(1, MailSettings.MOST_CONNECTIONS))
                        .orElse(MailSettings.USUAL_CONNECTIONS);
        var rate =
                section.value("rate")
                        .flatMap(it -> it.number(1, MailSettings.HIGHEST_RATE))
                        .orElse(0);
        var hello = section.value("hello").flatMap(MailReader::domain);
        var bounces =
                section.value("bounces")
                        .flatMap(value -> value.section(Key.Part.BOUNCES))
                        .flatMap(MailReader::bounces);
        var unsubscribe =
                section.value("unsubscribe")
                        .flatMap(value -> value.text().flatMap(text -> address(value, text)));
        var templates = section.value("templates").flatMap(value -> value.text(LONGEST_PATH));
        var domain = from.map(it -> it.substring(it.lastIndexOf('@') + 1)).orElse("");
        var dkim =
                section.value("dkim")
                        .flatMap(value -> value.section(Key.Part.DKIM))
                        .flatMap(it -> dkim(it, domain));
        if (from.isEmpty() || relays.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new MailSettings(
                        from.get(),
                        named.map(it -> it.group(1).strip()).orElse(""),
                        hello.orElse(domain),
                        relays,
                        connections,
                        dkim.orElse(null),
                        bounces.orElse(null),
                        unsubscribe.orElse(null),
                        templates.orElse(null),
                        rate));
    }

    private static boolean isOneLine(Value value, String text) {
        var isOne = text.chars().noneMatch(Character::isISOControl);
        if (!isOne) {
            value.fail("the sender has a control character", "write it in one line");
        }
        return isOne;
    }

    private static List<Relay> relays(Section section) {
        var value =
                section.required(
                        "relays", "name who takes messages: 'relays: [\"smtp://127.0.0.1:25\"]'");
        var items = value.map(Value::items).orElse(List.of());
        if (value.isPresent() && (items.isEmpty() || items.size() > MailSettings.MOST_RELAYS)) {
            value.get().fail("there are 1 to " + MailSettings.MOST_RELAYS + " relays", "");
            return List.of();
        }
        return items.stream().flatMap(item -> RelayReader.read(item).stream()).toList();
    }

    private static Optional<Dkim> dkim(Section section, String domain) {
        var named = section.value("domain").flatMap(MailReader::domain);
        var selector =
                section.required("selector", "write what stands before '._domainkey' in DNS")
                        .flatMap(value ->
                                matching(
                                        value,
                                        SELECTOR,
                                        "is not a selector",
                                        "write letters, digits and '-', such as 'candor'"));
        var key =
                section.required("key", "write 'key: {file: dkim.pem}'")
                        .flatMap(value -> value.secret().filter(text -> isKey(value, text)));
        if (selector.isEmpty() || key.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Dkim(named.orElse(domain), selector.get(), key.get()));
    }

    private static boolean isKey(Value value, String text) {
        if (text.contains("PRIVATE KEY-----")) {
            return true;
        }
        value.fail(
                "this is not a private key in PEM",
                "make one with 'openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048'");
        return false;
    }

    private static Optional<Bounces> bounces(Section section) {
        var address =
                section.required("address", "write 'address: bounces@example.com'")
                        .flatMap(value ->
                                value.text()
                                        .flatMap(text -> address(value, text))
                                        .filter(text -> isShort(value, text)));
        var listen = section.value("listen");
        var place = listen.flatMap(MailReader::place);
        if (address.isEmpty() || listen.isPresent() != place.isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                new Bounces(
                        address.get(),
                        place.map(Place::host).orElse(null),
                        place.map(Place::port).orElse(0)));
    }

    private static boolean isShort(Value value, String address) {
        if (address.indexOf('@') <= LONGEST_BOUNCES && !address.contains("+")) {
            return true;
        }
        value.fail(
                "the part before the @ has at most " + LONGEST_BOUNCES + " characters and no '+'",
                "a signed part is put behind it");
        return false;
    }

    private record Place(String host, int port) {}

    private static Optional<Place> place(Value value) {
        return value.text()
                .flatMap(text -> {
                    var colon = text.lastIndexOf(':');
                    var digits = text.substring(colon + 1);
                    var port = digits.matches("[0-9]{1,5}") ? Integer.parseInt(digits) : -1;
                    if (colon < 1 || port < 0 || port > HIGHEST_PORT) {
                        value.fail("'" + text + "' is not HOST:PORT", "write 127.0.0.1:2525");
                        return Optional.empty();
                    }
                    return Optional.of(
                            new Place(text.substring(0, colon).replaceAll("^\\[|]$", ""), port));
                });
    }

    private static Optional<String> domain(Value value) {
        return matching(value, DOMAIN, "is not a domain in ASCII", "write 'example.com'");
    }

    private static Optional<String> matching(
            Value value, Pattern pattern, String what, String todo) {
        var text = value.text(LONGEST);
        if (text.isPresent() && !pattern.matcher(text.get()).matches()) {
            value.fail("'" + text.get() + "' " + what, todo);
            return Optional.empty();
        }
        return text;
    }

    private static Optional<String> address(Value value, String text) {
        var at = text.lastIndexOf('@');
        if (at < 1
                || text.length() > LONGEST
                || !LOCAL.matcher(text.substring(0, at)).matches()
                || !DOMAIN.matcher(text.substring(at + 1)).matches()) {
            value.fail(
                    "'" + text + "' is not an e-mail address",
                    "write 'status@example.com', letters beyond ASCII only in a name before it");
            return Optional.empty();
        }
        return Optional.of(text);
    }
}
