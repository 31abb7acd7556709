package dev.candor.command;

import dev.candor.model.GraphReference;
import dev.candor.model.Page;
import dev.candor.model.PageId;
import dev.candor.model.Series;
import dev.candor.model.SeriesId;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/** Says what is wrong with the graphs that a text asks for, so that none is missing on the page. */
final class GraphsNamed {
    /** Graphs of one text at most. */
    static final int MOST = 10;

    private final Work work;
    private final PageId page;

    GraphsNamed(Work work, PageId page) {
        this.work = work;
        this.page = page;
    }

    /** Adds a problem for each graph of the text that cannot be drawn. */
    void check(Problems problems, String where, String markdown) {
        var wanted = GraphReference.in(markdown);
        if (wanted.isEmpty()) {
            return;
        }
        if (wanted.size() > MOST) {
            problems.add(
                    where, "the text has " + wanted.size() + " graphs", "give at most " + MOST);
            return;
        }
        var zone = work.store().pages().find(page).map(Page::zone).orElse((ZoneId) ZoneOffset.UTC);
        var known = work.store().measurements().series(page);
        for (var address : wanted) {
            check(problems, where, address, zone, known);
        }
    }

    private void check(
            Problems problems, String where, String address, ZoneId zone, List<Series> known) {
        GraphReference graph;
        try {
            graph = GraphReference.parse(address, zone);
        } catch (IllegalArgumentException e) {
            problems.add(where, "the graph '" + address + "': " + e.getMessage(), "");
            return;
        }
        if (Series.find(known, graph.series()).isEmpty()) {
            var hidden = known.stream().anyMatch(each -> each.id().equals(graph.series()));
            problems.add(
                    where,
                    "the graph '" + address + "': " + unknown(graph.series(), hidden),
                    known.isEmpty()
                            ? "declare it under 'metrics' or 'graphs' in the configuration"
                            : Nearest.hint(
                                    graph.series().toString(),
                                    names(known),
                                    "'candor validate' lists what is declared"));
        }
        var mark = graph.mark();
        if (mark != null && work.store().changes().find(mark).filter(it -> it.shown()).isEmpty()) {
            problems.add(
                    where,
                    "the graph '" + address + "' marks a change " + mark + " that no reader sees",
                    "name a change that was marked with 'public': true");
        }
    }

    private static List<String> names(List<Series> known) {
        var declared =
                known.stream().filter(Series::shown).map(each -> each.id().toString()).sorted();
        var components =
                known.stream()
                        .flatMap(each -> Stream.ofNullable(each.component()))
                        .map(each -> new SeriesId(SeriesId.Kind.COMPONENT, each.value()))
                        .filter(id -> Series.find(known, id).isPresent())
                        .map(SeriesId::toString)
                        .distinct()
                        .sorted();
        return Stream.concat(declared, components).toList();
    }

    private static String unknown(SeriesId id, boolean hidden) {
        if (id.kind() == SeriesId.Kind.COMPONENT) {
            return "no check of a component '" + id.name() + "' is drawn in public";
        }
        return hidden
                ? "the metric '" + id.name() + "' is not public"
                : "there is no public series '" + id + "'";
    }
}
