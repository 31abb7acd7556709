package dev.candor.publish.view;

import dev.candor.model.Component;
import dev.candor.model.Notice;
import dev.candor.model.NoticeId;
import dev.candor.publish.read.ReadModel;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody who wants to be told can choose from.
 *
 * @param components in the page's order, groups before their parts
 * @param notices entries that are followed one by one
 * @param zones every time zone that is named for a place, by name
 */
public record Choices(List<Choice> components, List<Choice> notices, List<String> zones) {
    /** More components than that in one form help nobody: then only the top ones are offered. */
    private static final int MOST = 200;

    private static final int DEEPEST = 3;
    private static final List<String> ZONES =
            ZoneId.getAvailableZoneIds().stream()
                    .filter(id ->
                            id.matches(
                                    "(Africa|America|Antarctica|Asia|Atlantic|Australia"
                                            + "|Europe|Indian|Pacific)/.*"))
                    .sorted()
                    .toList();

    public Choices {
        components = List.copyOf(components);
        notices = List.copyOf(notices);
        zones = List.copyOf(zones);
    }

    /**
     * One of them.
     *
     * @param id what a form sends
     * @param depth how many groups it is in; at most 3
     * @param chosen whether it is chosen already
     */
    public record Choice(String id, String name, int depth, boolean chosen) {}

    /**
     * Of a page.
     *
     * @param components ids of those that are chosen
     * @param notices ids of those that are chosen
     */
    public static Choices of(ReadModel model, List<String> components, List<String> notices) {
        var names = new ComponentNames(model.components());
        var chosen = Set.copyOf(components);
        var all = new ArrayList<Choice>();
        names.top().forEach(each -> add(all, names, each, 0, chosen));
        var offered =
                all.size() <= MOST
                        ? all
                        : all.stream().filter(each -> each.depth() == 0 || each.chosen()).toList();
        var followed = notices.stream().flatMap(id -> notice(model, id).stream()).toList();
        return new Choices(offered, followed, ZONES);
    }

    /** The ids of the components that notices name, for those who want to hear of them too. */
    public static List<String> named(ReadModel model, List<String> notices) {
        return notices.stream()
                .flatMap(id -> find(model, id).stream())
                .flatMap(notice -> notice.impacts().stream())
                .map(impact -> impact.component().value())
                .distinct()
                .toList();
    }

    /** The names of what is chosen, for one line. */
    public String summary() {
        var names = new ArrayList<String>();
        components.stream().filter(Choice::chosen).forEach(each -> names.add(each.name()));
        notices.forEach(each -> names.add("“" + each.name() + "”"));
        return String.join(", ", names);
    }

    private static void add(
            List<Choice> all,
            ComponentNames names,
            Component component,
            int depth,
            Set<String> chosen) {
        var id = component.id().value();
        var shown = Math.min(depth, DEEPEST);
        all.add(new Choice(id, component.name(), shown, chosen.contains(id)));
        names.children(component.id()).forEach(it -> add(all, names, it, depth + 1, chosen));
    }

    private static Optional<Choice> notice(ReadModel model, String id) {
        return find(model, id).map(it -> new Choice(id, it.title(), 0, true));
    }

    private static Optional<Notice> find(ReadModel model, String id) {
        try {
            return Optional.ofNullable(model.notices().get(new NoticeId(id)));
        } catch (IllegalArgumentException noSuchName) {
            return Optional.empty();
        }
    }
}
