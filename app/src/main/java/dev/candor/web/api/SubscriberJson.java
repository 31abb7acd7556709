package dev.candor.web.api;

import dev.candor.command.NewSubscription;
import dev.candor.command.Rejected;
import dev.candor.model.ComponentId;
import dev.candor.model.ContactAddress;
import dev.candor.model.Level;
import dev.candor.model.NoticeId;
import dev.candor.model.Preferences;
import dev.candor.model.Subscriber;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** Subscribers as JSON, as {@code openapi.yaml} describes them. */
public final class SubscriberJson {
    private static final int LAST_HOUR = 23;
    private static final int LONGEST_WORD = 60;
    private static final List<String> WANTED =
            List.of("components", "notices", "hears", "minimum", "language", "zone", "digest_hour");
    private static final List<String> NEW = with("address", "confirmed", "consent");
    private static final List<String> EDIT = with("state");
    private static final List<String> HEARS =
            Arrays.stream(Preferences.Hears.values()).map(Preferences.Hears::wireName).toList();
    private static final List<String> LEVELS =
            Arrays.stream(Level.values()).map(Level::wireName).toList();
    private static final List<String> STATES =
            Arrays.stream(Subscriber.State.values()).map(Subscriber.State::wireName).toList();

    private SubscriberJson() {}

    /** A change of a subscription; each part may be null to leave it. */
    public record Edit(Subscriber.@Nullable State state, @Nullable Preferences preferences) {}

    /**
     * A subscription as an operator asks for it; without components and notices it is of the whole
     * page.
     *
     * @param usual what those want of whom nothing is said
     * @param how by which way it came
     * @param from whence, where the request does not say
     * @throws Rejected as invalid, with every problem
     */
    public static NewSubscription readNew(
            JsonNode node, Preferences usual, Subscriber.Consent.How how, String from) {
        var findings = new Findings();
        var members = ChangeJson.members(node, findings, NEW);
        var address = members.id("address", ContactAddress::of);
        if (members.get("address") == null) {
            members.missing("address", "give an e-mail address, or the https address of a program");
        }
        var confirmed = members.flag("confirmed");
        var consent = members.text("consent", Subscriber.Consent.LONGEST_FROM, false);
        var wanted = preferences(members, findings, usual);
        findings.refuseIfAny();
        return new NewSubscription(
                Objects.requireNonNull(address),
                Objects.requireNonNull(wanted),
                Boolean.TRUE.equals(confirmed),
                how,
                consent == null ? from : consent);
    }

    /**
     * Changed parts of a subscription: a JSON Merge Patch (RFC 7396).
     *
     * @throws Rejected as invalid, with every problem
     */
    public static Edit readEdit(JsonNode node, Preferences current) {
        var findings = new Findings();
        var members = ChangeJson.members(node, findings, EDIT);
        if (node.isEmpty()) {
            findings.add("", "nothing is to be changed", "give one of: " + String.join(", ", EDIT));
        }
        var state = members.word("state", Subscriber.State::ofWireName, STATES, "state");
        var isOther = WANTED.stream().anyMatch(members::has);
        var wanted = isOther ? preferences(members, findings, current) : null;
        findings.refuseIfAny();
        return new Edit(state, wanted);
    }

    private static @Nullable Preferences preferences(
            Members members, Findings findings, Preferences before) {
        var components = list(members, "components", ComponentId::new, before.components());
        var notices = list(members, "notices", NoticeId::new, before.notices());
        var hears = members.word("hears", Preferences.Hears::ofWireName, HEARS, "kind");
        var minimum = members.word("minimum", Level::ofWireName, LEVELS, "level");
        var language = members.text("language", LONGEST_WORD, false);
        var zone = members.id("zone", SubscriberJson::zone);
        var hour = members.number("digest_hour", 0, LAST_HOUR);
        var isNamed = members.has("components") || members.has("notices");
        var whole = isNamed ? components.isEmpty() && notices.isEmpty() : before.wholePage();
        if (components.size() > Preferences.MOST || notices.size() > Preferences.MOST) {
            findings.add(members.at("components"), "too much is named", "name groups instead");
            return null;
        }
        return new Preferences(
                whole,
                components,
                notices,
                hears == null ? before.hears() : hears,
                minimum == null ? before.minimum() : minimum,
                language == null ? before.language() : language,
                zone == null ? before.zone() : zone,
                members.has("digest_hour") ? hour : before.digestHour());
    }

    private static <T> SortedSet<T> list(
            Members members, String name, Function<String, T> make, SortedSet<T> before) {
        if (!members.has(name)) {
            return before;
        }
        var all = new TreeSet<T>();
        var list = members.list(name, Preferences.MOST);
        for (var i = 0; list != null && i < list.size(); i++) {
            var made = members.id(members.at(name) + "/" + i, list.get(i), make);
            if (made != null) {
                all.add(made);
            }
        }
        return all;
    }

    static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException _) {
            throw new IllegalArgumentException("'" + text + "' is no time zone");
        }
    }

    /** A subscriber as operators see it. */
    public static ObjectNode write(Subscriber subscriber) {
        var wanted = subscriber.preferences();
        var node = JsonNodeFactory.instance.objectNode();
        node.put("id", subscriber.id().value())
                .put("channel", subscriber.address().channel())
                .put("address", subscriber.address().text())
                .put("state", subscriber.state().wireName());
        var components = node.putArray("components");
        var notices = node.putArray("notices");
        if (!wanted.wholePage()) {
            wanted.components().forEach(each -> components.add(each.value()));
            wanted.notices().forEach(each -> notices.add(each.value()));
        }
        node.put("hears", wanted.hears().wireName())
                .put("minimum", wanted.minimum().wireName())
                .put("language", wanted.language())
                .put("zone", wanted.zone().getId())
                .put("digest_hour", wanted.digestHour());
        node.putObject("consent")
                .put("how", subscriber.consent().how().wireName())
                .put("from", subscriber.consent().from())
                .put("at", Times.write(subscriber.consent().at()));
        return node.put("created_at", Times.write(subscriber.createdAt()))
                .put("changed_at", Times.write(subscriber.changedAt()))
                .put("confirmed_at", orNull(subscriber.confirmedAt()))
                .put("ended_at", orNull(subscriber.endedAt()));
    }

    private static @Nullable String orNull(@Nullable Instant instant) {
        return instant == null ? null : Times.write(instant);
    }

    private static List<String> with(String... names) {
        return Stream.concat(Arrays.stream(names), WANTED.stream()).toList();
    }
}
