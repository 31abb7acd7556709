package dev.candor.publish.view;

import dev.candor.model.ComponentId;
import dev.candor.model.GraphReference;
import dev.candor.model.Series;
import dev.candor.model.SeriesId;
import dev.candor.publish.graph.Figure;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The pages below {@code /graphs}. */
final class GraphPages {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration QUARTER = Duration.ofDays(90);

    private final Scene scene;

    GraphPages(Scene scene) {
        this.scene = scene;
    }

    GraphsPage all() {
        var graphs =
                scene.background().series().stream()
                        .flatMap(series -> figure(series, DAY, "", true).stream())
                        .toList();
        return new GraphsPage("Graphs", "/graphs", graphs, List.of());
    }

    /** The last day of what is measured of a component itself. */
    List<String> of(ComponentId component) {
        return scene.background().series().stream()
                .filter(series -> component.equals(series.component()))
                .flatMap(series -> figure(series, DAY, "The last day", true).stream())
                .toList();
    }

    Optional<GraphsPage> of(SeriesId id) {
        return id.kind() == SeriesId.Kind.COMPONENT
                ? Optional.empty() // its graphs are on its own page
                : scene.background().find(id).map(this::page);
    }

    private GraphsPage page(Series series) {
        var graphs = new ArrayList<String>();
        figure(series, DAY, "The last day", false).ifPresent(graphs::add);
        figure(series, WEEK, "The last week", false).ifPresent(graphs::add);
        figure(series, QUARTER, "The last 90 days", false).ifPresent(graphs::add);
        var href = GraphViews.href(series.id());
        return new GraphsPage(
                scene.graphs().title(series),
                href,
                graphs,
                List.of(new GraphsPage.Picture("the last day", href + ".svg")));
    }

    private Optional<String> figure(Series series, Duration length, String caption, boolean more) {
        var to = end();
        return scene.graphs()
                .plot(series.id(), to.minus(length), to, null, GraphReference.USUAL_SPAN)
                .map(plot ->
                        Figure.html(plot, caption, more ? GraphViews.href(series.id()) : null));
    }

    /** The next whole minute, so that the newest values are in. */
    private Instant end() {
        return scene.now().truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
    }

    Optional<String> picture(SeriesId id, String query) {
        if (query.isEmpty()) {
            return scene.graphs()
                    .plot(id, end().minus(DAY), end(), null, GraphReference.USUAL_SPAN)
                    .map(Figure::svg);
        }
        try {
            var graph = GraphReference.parse(id + "?" + query, scene.model().page().zone());
            return scene.graphs().plot(graph).map(Figure::svg);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
