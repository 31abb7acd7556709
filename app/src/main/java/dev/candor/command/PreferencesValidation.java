package dev.candor.command;

import dev.candor.model.Audience;
import dev.candor.model.Component;
import dev.candor.model.ComponentId;
import dev.candor.model.PageId;
import dev.candor.model.Preferences;

import java.util.Collection;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds what a subscriber wants against what there is. Confined to one command. */
final class PreferencesValidation {
    private static final int LONGEST_LANGUAGE = 35;

    private final Problems problems;
    private final Work work;
    private final PageId page;

    PreferencesValidation(Problems problems, Work work, PageId page) {
        this.problems = problems;
        this.work = work;
        this.page = page;
    }

    void check(Preferences wanted) {
        if (wanted.isEmpty()) {
            problems.add(
                    "/components", "nothing is named", "choose everything, or some components");
        }
        components("/components", wanted.components());
        for (var notice : wanted.notices()) {
            if (work.store().notices().find(notice, Audience.PUBLIC, false).isEmpty()) {
                problems.add("/notices", "there is no entry " + notice, "name one of the page's");
            }
        }
        language("/language", wanted.language());
    }

    /** Components in use; retired ones may stay where they were named before. */
    void components(String where, Collection<ComponentId> named) {
        if (named.isEmpty()) {
            return;
        }
        var known = known();
        named.stream()
                .filter(each -> !known.contains(each))
                .forEach(each ->
                        problems.add(
                                where,
                                "there is no component '" + each + "'",
                                Nearest.hint(
                                        each.value(),
                                        known.stream().map(ComponentId::value).toList(),
                                        "name one of the page's components")));
    }

    private Set<ComponentId> known() {
        return work.store().components().all(page).stream()
                .map(Component::id)
                .collect(Collectors.toSet());
    }

    void language(String where, String tag) {
        if (!isLanguage(tag)) {
            problems.add(where, "'" + tag + "' is no language", "write such as en or de-AT");
        }
    }

    /** Whether it is a BCP 47 tag with a language in it. */
    static boolean isLanguage(String tag) {
        try {
            var locale = new Locale.Builder().setLanguageTag(tag).build();
            return tag.length() <= LONGEST_LANGUAGE && !locale.getLanguage().isEmpty();
        } catch (IllformedLocaleException _) {
            return false;
        }
    }
}
