package dev.candor.publish;

import dev.candor.publish.view.PageViews;
import dev.candor.publish.view.ReportQuery;
import dev.candor.publish.view.Shell;
import dev.candor.publish.view.UptimeReport;
import dev.candor.uptime.Figures;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** {@code /uptime} as a page, as JSON and as CSV. */
final class UptimeDocuments {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String JSON_TYPE = "application/json; charset=utf-8";
    private static final String CSV_TYPE = "text/csv; charset=utf-8";
    private static final int BAD_QUESTION = 400;

    private UptimeDocuments() {}

    static boolean isPath(String path) {
        return path.equals("/uptime") || path.equals("/uptime.json") || path.equals("/uptime.csv");
    }

    static Answer answer(Question question, PageViews views, Shell shell, Templates templates) {
        var json = question.path().endsWith(".json") || question.json();
        try {
            var query = views.reportQuery(question.query());
            if (question.path().endsWith(".csv")) {
                return new Answer(200, csv(views.report(query)));
            }
            return new Answer(
                    200,
                    json
                            ? json(views.report(query))
                            : templates.uptime(shell, views.uptime(query)));
        } catch (ReportQuery.Unclear unclear) {
            return new Answer(BAD_QUESTION, refusal(json, unclear.sentence(), shell, templates));
        }
    }

    /** RFC 9457 for programs, a page for people. */
    private static Document refusal(
            boolean json, String sentence, Shell shell, Templates templates) {
        if (!json) {
            return templates.problem(shell, "This report cannot be made", sentence, true);
        }
        var problem = JSON.createObjectNode();
        problem.put("title", "This report cannot be made");
        problem.put("status", BAD_QUESTION);
        problem.put("detail", sentence);
        return Documents.of(
                "application/problem+json; charset=utf-8",
                JSON.writeValueAsBytes(problem),
                Documents.NOT_STORED);
    }

    static Document json(UptimeReport report) {
        var out = new ByteArrayOutputStream();
        try (var to = JSON.createGenerator(out)) {
            to.writeStartObject();
            to.writeStringProperty("zone", report.zone());
            to.writeArrayPropertyStart("days");
            report.days().forEach(day -> write(to, day));
            to.writeEndArray();
            to.writeEndObject();
        }
        return Documents.of(JSON_TYPE, out.toByteArray(), Documents.REVALIDATE);
    }

    private static void write(JsonGenerator to, UptimeReport.Day day) {
        to.writeStartObject();
        to.writeStringProperty("date", day.date().toString());
        to.writeArrayPropertyStart("components");
        for (var cell : day.components()) {
            var figures = cell.figures();
            to.writeStartObject();
            to.writeStringProperty("id", cell.component().value());
            to.writeNumberProperty("downtime_seconds", seconds(figures.downtime()));
            to.writeNumberProperty("degraded_seconds", seconds(figures.degraded()));
            to.writeNumberProperty("maintenance_seconds", seconds(figures.maintenance()));
            to.writeNumberProperty("unknown_seconds", seconds(figures.unknown()));
            to.writeNumberProperty("intermittent_seconds", seconds(figures.intermittent()));
            to.writeEndObject();
        }
        to.writeEndArray();
        to.writeEndObject();
    }

    /** Whole where it is whole, else with its milliseconds. */
    private static BigDecimal seconds(Duration length) {
        var exact = BigDecimal.valueOf(length.toMillis(), 3).stripTrailingZeros();
        return exact.scale() < 0 ? exact.setScale(0) : exact;
    }

    private static Document csv(UptimeReport report) {
        var text =
                new StringBuilder(
                        "date,component,downtime_seconds,degraded_seconds,maintenance_seconds,"
                                + "unknown_seconds,intermittent_seconds\r\n");
        for (var day : report.days()) {
            for (var cell : day.components()) {
                text.append(day.date()).append(',').append(cell.component());
                append(text, cell.figures());
            }
        }
        return Documents.of(
                CSV_TYPE, text.toString().getBytes(StandardCharsets.UTF_8), Documents.REVALIDATE);
    }

    private static void append(StringBuilder text, Figures figures) {
        text.append(',')
                .append(seconds(figures.downtime()).toPlainString())
                .append(',')
                .append(seconds(figures.degraded()).toPlainString())
                .append(',')
                .append(seconds(figures.maintenance()).toPlainString())
                .append(',')
                .append(seconds(figures.unknown()).toPlainString())
                .append(',')
                .append(seconds(figures.intermittent()).toPlainString())
                .append("\r\n");
    }
}
