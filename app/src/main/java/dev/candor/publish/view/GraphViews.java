package dev.candor.publish.view;

import dev.candor.model.Change;
import dev.candor.model.ChangeId;
import dev.candor.model.Component;
import dev.candor.model.ComponentId;
import dev.candor.model.GraphReference;
import dev.candor.model.Notice;
import dev.candor.model.NoticeKind;
import dev.candor.model.Series;
import dev.candor.model.SeriesId;
import dev.candor.publish.graph.Figure;
import dev.candor.publish.graph.Mark;
import dev.candor.publish.graph.Plot;
import dev.candor.publish.read.Background;
import dev.candor.text.Markdown;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Graphs as they stand on pages and in texts. */
final class GraphViews {
    private static final int LONGEST_LABEL = 44;

    private final Scene scene;
    private final Background background;
    private final Map<ComponentId, @Nullable ComponentId> parents = new HashMap<>();

    GraphViews(Scene scene) {
        this.scene = scene;
        this.background = scene.background();
        for (Component component : scene.model().components()) {
            parents.put(component.id(), component.parent());
        }
    }

    /** What somebody wrote, with the graphs that it asks for. */
    String prose(String markdown) {
        return markdown.contains("graph:")
                ? Markdown.toHtml(markdown, this::figure)
                : Markdown.toHtml(markdown);
    }

    /** The same where no figure can stand: a graph becomes a link to its picture. */
    String proseOfFeed(String markdown) {
        return markdown.contains("graph:")
                ? Markdown.toHtml(markdown, this::picture)
                : Markdown.toHtml(markdown);
    }

    private Optional<String> figure(String address, String caption) {
        return asked(address)
                .flatMap(graph ->
                        plot(graph).map(plot -> Figure.html(plot, caption, href(graph.series()))));
    }

    private Optional<String> picture(String address, String caption) {
        return asked(address)
                .flatMap(graph -> background.find(graph.series()).map(_ -> graph))
                .map(graph -> {
                    var href = scene.model().page().url() + svgHref(graph);
                    return "<p><a href=\""
                            + Markdown.escaped(href)
                            + "\">"
                            + Markdown.escaped(caption.isEmpty() ? "Graph" : caption)
                            + "</a></p>";
                });
    }

    private Optional<GraphReference> asked(String address) {
        if (!GraphReference.isOne(address)) {
            return Optional.empty();
        }
        try {
            return Optional.of(GraphReference.parse(address, scene.model().page().zone()));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** The graph, if what it shows is public and held. */
    Optional<Plot> plot(GraphReference graph) {
        return plot(graph.series(), graph.from(), graph.to(), graph.mark(), graph.span());
    }

    Optional<Plot> plot(
            SeriesId id, Instant from, Instant to, @Nullable ChangeId mark, Duration span) {
        var series = background.find(id);
        var part = background.recording(id).part(from, to);
        if (series.isEmpty() || part.isEmpty()) {
            return Optional.empty();
        }
        var marks = marks(series.get(), from, to, mark);
        var compared =
                background.changes().stream()
                        .filter(change -> change.id().equals(mark))
                        .map(this::mark)
                        .findFirst()
                        .orElse(null);
        return Optional.of(
                new Plot(
                        title(series.get()),
                        series.get().unit(),
                        from,
                        to,
                        part.get().finest(),
                        part.get().slots(),
                        marks,
                        compared,
                        span,
                        scene.model().page().zone(),
                        scene.locale()));
    }

    /** What the series measures, in words. */
    String title(Series series) {
        var component = series.component();
        var of = component == null ? "" : scene.names().fullName(component);
        return switch (series.id().kind()) {
            case CHECK, COMPONENT -> "Response time" + (of.isEmpty() ? "" : " of " + of);
            case METRIC -> series.name() + (of.isEmpty() ? "" : ", " + of);
        };
    }

    /** Where a series is shown: a component's on its own page. */
    static String href(SeriesId id) {
        return id.kind() == SeriesId.Kind.COMPONENT ? "/components/" + id.name() : address(id);
    }

    private static String address(SeriesId id) {
        return "/graphs/" + id.kind().wireName() + "s/" + id.name();
    }

    private static String svgHref(GraphReference graph) {
        var mark = graph.mark();
        return address(graph.series())
                + ".svg?from="
                + graph.from()
                + "&to="
                + graph.to()
                + (mark == null ? "" : "&mark=" + mark);
    }

    private List<Mark> marks(Series series, Instant from, Instant to, @Nullable ChangeId wanted) {
        var marks = new ArrayList<Mark>();
        background.changes().stream()
                .filter(change -> change.id().equals(wanted) || concerns(change, series))
                .filter(change -> change.start().isBefore(to) && !change.end().isBefore(from))
                .map(this::mark)
                .forEach(marks::add);
        scene.model().notices().values().stream()
                .filter(notice -> notice.kind() != NoticeKind.ANNOUNCEMENT)
                .filter(notice -> concerns(notice, series))
                .forEach(notice -> bands(notice, series, from, to, marks));
        return marks;
    }

    private Mark mark(Change change) {
        return new Mark(
                change.notice() == null ? Mark.Kind.CHANGE : Mark.Kind.FIX,
                shortened(change.what()),
                change.start(),
                change.end());
    }

    /** One band for each window; the first one says what it is. */
    private void bands(Notice notice, Series series, Instant from, Instant to, List<Mark> marks) {
        var label = shortened(notice.title());
        for (var window : notice.windows()) {
            var end = window.end() == null ? scene.now() : window.end();
            var other = window.component() != null && !related(window.component(), series);
            if (other || !window.start().isBefore(to) || end.isBefore(from)) {
                continue;
            }
            marks.add(new Mark(Mark.Kind.NOTICE, label, window.start(), end));
            label = "";
        }
    }

    private boolean concerns(Change change, Series series) {
        return series.component() == null
                || change.components().isEmpty()
                || change.components().stream().anyMatch(each -> related(each, series));
    }

    private boolean concerns(Notice notice, Series series) {
        return series.component() != null
                && notice.impacts().stream()
                        .anyMatch(impact -> related(impact.component(), series));
    }

    /** Whether one is the other's, or above it, or below it. */
    private boolean related(ComponentId component, Series series) {
        var own = series.component();
        return own != null && (isAbove(component, own) || isAbove(own, component));
    }

    private boolean isAbove(ComponentId above, ComponentId below) {
        @Nullable ComponentId each = below;
        for (var depth = 0; each != null && depth <= parents.size(); depth++) {
            if (each.equals(above)) {
                return true;
            }
            each = parents.get(each);
        }
        return false;
    }

    private static String shortened(String label) {
        if (label.length() <= LONGEST_LABEL) {
            return label;
        }
        return label.substring(0, LONGEST_LABEL - 1).stripTrailing() + "…";
    }
}
