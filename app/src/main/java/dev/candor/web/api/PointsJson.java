package dev.candor.web.api;

import dev.candor.command.PushPoints;
import dev.candor.command.Rejected;
import dev.candor.model.MetricPoint;

import tools.jackson.databind.JsonNode;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Values of metrics as JSON, as {@code openapi.yaml} describes them. */
public final class PointsJson {
    private static final List<String> NAMES = List.of("points");
    private static final List<String> POINT = List.of("at", "value");

    private PointsJson() {}

    /**
     * The values that somebody sends.
     *
     * @param zone of date-times without an offset
     * @throws Rejected as invalid, with every problem
     */
    public static List<MetricPoint> read(JsonNode node, ZoneId zone) {
        var findings = new Findings();
        var members = ChangeJson.members(node, findings, NAMES);
        var list = members.list("points", PushPoints.MOST_POINTS);
        if (members.get("points") == null) {
            members.missing("points", "write [{\"at\": \"2026-01-21T14:44Z\", \"value\": 12.5}]");
        }
        var points = new ArrayList<MetricPoint>();
        var times = new Times(zone, findings);
        for (var i = 0; list != null && i < list.size(); i++) {
            var place = members.at("points") + "/" + i;
            var point = Members.of(list.get(i), place, findings, POINT);
            if (point != null) {
                read(point, times, findings, points);
            }
        }
        findings.refuseIfAny();
        return points;
    }

    private static void read(
            Members point, Times times, Findings findings, List<MetricPoint> points) {
        for (var name : POINT) {
            if (point.get(name) == null) {
                point.missing(name, "each value has 'at' and 'value'");
            }
        }
        var at = ChangeJson.instant(point, times, "at");
        var value = point.get("value");
        if (value != null && !(value.isNumber() && Double.isFinite(value.doubleValue()))) {
            findings.add(point.at("value"), "this is no number", "write such as 12.5");
        } else if (at != null && value != null) {
            points.add(new MetricPoint(at, value.doubleValue()));
        }
    }
}
