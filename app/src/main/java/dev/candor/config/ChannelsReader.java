package dev.candor.config;

import dev.candor.model.Recipient;
import dev.candor.model.channel.ChannelSettings;
import dev.candor.model.channel.Provider;
import dev.candor.model.channel.Template;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads {@code channels}: the ways to reach people that the operator has set up. */
final class ChannelsReader {
    private static final int MOST = 200;
    private static final int LONGEST_VARIABLE = 8 * 1024;
    private static final int HIGHEST_RATE = 10_000;
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9_-]{0,39}");
    private static final Set<String> RESERVED = Set.of(Recipient.MAIL, Recipient.WEBHOOK);

    private final Map<String, Provider> providers;
    private final Set<String> broken;
    private final Set<String> taken = new HashSet<>();

    private ChannelsReader(Providers.Shelf shelf) {
        this.providers = shelf.known();
        this.broken = shelf.broken();
    }

    static List<ChannelSettings> read(Section file, Reading reading) {
        var items = file.items("channels");
        if (items.isEmpty() && file.value("providers").isEmpty()) {
            return List.of();
        }
        if (items.size() > MOST) {
            file.fail("there are more than " + MOST + " channels", "");
            return List.of();
        }
        var reader = new ChannelsReader(Providers.all(file, reading));
        var channels = new ArrayList<ChannelSettings>();
        items.forEach(item -> reader.channel(item).ifPresent(channels::add));
        return channels;
    }

    private Optional<ChannelSettings> channel(Value item) {
        var name = item.peek("provider").flatMap(Value::text);
        if (name.filter(broken::contains).isPresent()) {
            return standIn(item); // what is wrong with the provider has been said
        }
        var provider = name.map(providers::get);
        if (provider.isEmpty()) {
            item.peek("provider")
                    .ifPresentOrElse(
                            it ->
                                    it.fail(
                                            "there is no provider '" + it.text().orElse("") + "'",
                                            Nearest.hint(it.text().orElse(""), providers.keySet())),
                            () -> item.fail("'provider' is missing", "such as 'provider: slack'"));
            return standIn(item);
        }
        var names = provider.get().variables().stream().map(Provider.Variable::name).toList();
        var section = item.section(Key.Part.CHANNEL, names);
        var id =
                section.flatMap(it -> it.required("id", "such as 'id: ops-chat'"))
                        .flatMap(this::id);
        if (id.isEmpty() || section.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(settings(id.get(), provider.get(), section.get()));
    }

    /** For a channel whose provider is wrong, so that whoever names it is not wrong as well. */
    private Optional<ChannelSettings> standIn(Value item) {
        var any = providers.values().iterator().next();
        return item.peek("id")
                .flatMap(this::id)
                .map(id -> new ChannelSettings(id, any, Map.of(), ChannelSettings.USUAL_WIDTH, 0));
    }

    private ChannelSettings settings(String id, Provider provider, Section section) {
        var width =
                section.value("width")
                        .flatMap(it -> it.number(1, ChannelSettings.WIDEST))
                        .orElse(ChannelSettings.USUAL_WIDTH);
        var rate = section.value("rate").flatMap(it -> it.number(1, HIGHEST_RATE)).orElse(0);
        var addresses = addresses(provider);
        var variables = new HashMap<String, String>();
        for (var variable : provider.variables()) {
            var value =
                    variable.required()
                            ? section.required(
                                    variable.name(), "the provider " + provider.id() + " needs it")
                            : section.value(variable.name());
            var text = value.flatMap(it -> text(it, addresses.contains(variable.name())));
            variables.put(variable.name(), text.orElse(variable.fallback()));
        }
        return new ChannelSettings(id, provider, variables, width, rate);
    }

    /** The variables that an address begins with: they are addresses themselves. */
    private static Set<String> addresses(Provider provider) {
        return provider.requests().stream()
                .map(request -> request.address().parts())
                .filter(parts -> !parts.isEmpty())
                .map(List::getFirst)
                .filter(Template.Place.class::isInstance)
                .map(part -> ((Template.Place) part).name())
                .collect(Collectors.toSet());
    }

    private static Optional<String> text(Value value, boolean isAddress) {
        var text = value.secret();
        if (text.isEmpty()) {
            return text;
        }
        var content = text.get();
        if (content.isBlank()
                || content.length() > LONGEST_VARIABLE
                || content.chars().anyMatch(Character::isISOControl)) {
            value.fail("this must be one line of 1 to " + LONGEST_VARIABLE + " characters", "");
            return Optional.empty();
        }
        if (isAddress) {
            var reading = WebAddress.read(content);
            if (reading.address() == null) {
                // What stands there may be a secret: it is not repeated.
                value.fail("this is not an http or https address", "look at its beginning");
                return Optional.empty();
            }
            return Optional.of(content.replaceFirst("/+$", ""));
        }
        return text;
    }

    private Optional<String> id(Value value) {
        var text = value.text();
        if (text.isPresent() && !ID.matcher(text.get()).matches()) {
            value.fail(
                    "'" + text.get() + "' cannot be a channel's id",
                    "use a-z, 0-9, '_' and '-', at most 40 characters");
            return Optional.empty();
        }
        if (text.isPresent() && RESERVED.contains(text.get())) {
            value.fail("the channel '" + text.get() + "' is the program's own", "choose another");
            return Optional.empty();
        }
        if (text.isPresent() && !taken.add(text.get())) {
            value.fail("the channel id '" + text.get() + "' is taken further up", "");
            return Optional.empty();
        }
        return text;
    }
}
