package dev.candor.web.api;

import dev.candor.command.Commands;
import dev.candor.command.PushPoints;
import dev.candor.model.PageId;
import dev.candor.model.Role;
import dev.candor.model.SeriesId;
import dev.candor.store.Store;

import tools.jackson.databind.node.JsonNodeFactory;

import java.util.List;

/** Metrics: what is declared, and values that are sent. Thread-safe. */
final class MetricRoutes {
    private static final String LIST = "/api/v1/metrics";
    private static final String POINTS = LIST + "/{id}/points";

    private final Store store;
    private final Commands commands;

    MetricRoutes(Store store, Commands commands) {
        this.store = store;
        this.commands = commands;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", LIST, List.of(), this::list),
                new Route("POST", POINTS, List.of(), this::push));
    }

    private ApiAnswer list(Call call) {
        var _ = call.require(Role.VIEWER);
        var body = JsonNodeFactory.instance.objectNode();
        var items = body.putArray("items");
        for (var each : store.read(it -> it.measurements().series(PageId.MAIN))) {
            var component = each.component();
            if (each.id().kind() == SeriesId.Kind.METRIC) {
                items.addObject()
                        .put("id", each.id().name())
                        .put("name", each.name())
                        .put("unit", each.unit())
                        .put("component", component == null ? null : component.value())
                        .put("public", each.shown());
            }
        }
        body.putNull("next");
        return ApiAnswer.json(200, body);
    }

    private ApiAnswer push(Call call) {
        var actor = call.actor(Role.OPERATOR);
        var metric = call.id(SeriesId::metric).name();
        var page = store.read(NoticeRoutes::page);
        var points = PointsJson.read(call.json(), page.zone());
        var kept = commands.run(new PushPoints(PageId.MAIN, metric, points), actor, "API");
        return ApiAnswer.json(
                200, JsonNodeFactory.instance.objectNode().put("metric", metric).put("kept", kept));
    }
}
