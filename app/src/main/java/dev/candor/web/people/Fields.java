package dev.candor.web.people;

import dev.candor.command.Rejected;
import dev.candor.model.ComponentId;
import dev.candor.model.Level;
import dev.candor.model.NoticeId;
import dev.candor.model.Preferences;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What somebody wants to hear, from the fields of a form; and what is wrong, as sentences. */
final class Fields {
    private static final String ALL = "all";
    private static final String NOTICE = "notice";

    private Fields() {}

    /**
     * Reads them; fields that are not there are as usual.
     *
     * @throws IllegalArgumentException when one of them is nothing that the form offers
     */
    static Preferences preferences(FormFields fields, String language, ZoneId zone) {
        var scope = fields.first("scope");
        var components =
                scope.equals(NOTICE)
                        ? new TreeSet<ComponentId>()
                        : fields.all("component").stream()
                                .map(ComponentId::new)
                                .collect(Collectors.toCollection(TreeSet::new));
        var notices =
                fields.all(NOTICE).stream()
                        .map(NoticeId::new)
                        .collect(Collectors.toCollection(TreeSet::new));
        return new Preferences(
                scope.equals(ALL) || scope.isEmpty(),
                components,
                scope.equals(ALL) ? new TreeSet<>() : notices,
                Preferences.Hears.ofWireName(fields.first("hears"))
                        .orElse(Preferences.Hears.EVERYTHING),
                Level.ofWireName(fields.first("minimum")).orElse(Level.OPERATIONAL),
                orUsual(fields.first("language"), language),
                zone(fields.first("zone"), zone),
                hour(fields.first("digest_hour")));
    }

    private static String orUsual(String given, String usual) {
        return given.isEmpty() ? usual : given;
    }

    private static ZoneId zone(String given, ZoneId usual) {
        try {
            return given.isEmpty() ? usual : ZoneId.of(given);
        } catch (DateTimeException _) {
            throw new IllegalArgumentException("there is no such time zone");
        }
    }

    private static @Nullable Integer hour(String given) {
        if (given.isEmpty()) {
            return null;
        }
        if (!given.matches("[0-9]{1,2}")) {
            throw new IllegalArgumentException("there is no such hour");
        }
        return Integer.valueOf(given);
    }

    /** What a command had against it. */
    static List<String> sentences(Rejected rejected) {
        return rejected.problems().stream()
                .map(each ->
                        sentence(
                                each.todo().isEmpty()
                                        ? each.what()
                                        : each.what() + ": " + each.todo()))
                .toList();
    }

    /** With a capital and a full stop. */
    static String sentence(String text) {
        var end = text.endsWith(".") || text.endsWith("?") ? "" : ".";
        return text.isEmpty()
                ? text
                : text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1) + end;
    }
}
