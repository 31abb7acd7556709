package dev.candor.web.api;

import dev.candor.model.CheckId;
import dev.candor.model.Location;
import dev.candor.model.Page;
import dev.candor.model.PageId;
import dev.candor.model.Resolution;
import dev.candor.model.Result;
import dev.candor.model.Role;
import dev.candor.store.History;
import dev.candor.store.Results;
import dev.candor.store.Store;
import dev.candor.time.TimeSource;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.JsonNodeFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What a check has seen: single results, and sums of them for graphs. Thread-safe. */
final class HistoryRoutes {
    /** How many buckets a series has when nobody chose a resolution; a screen shows no more. */
    static final int FITTING = 400;

    private static final int USUAL_LIMIT = 50;
    private static final int HIGHEST_LIMIT = 1000;
    private static final Duration USUAL_RANGE = Duration.ofDays(1);
    private static final Instant FIRST = Instant.EPOCH;

    private final Store store;
    private final TimeSource time;

    HistoryRoutes(Store store, TimeSource time) {
        this.store = store;
        this.time = time;
    }

    List<Route> routes() {
        return List.of(
                new Route(
                        "GET",
                        "/api/v1/checks/{id}/results",
                        List.of("from", "to", "limit", "after"),
                        this::results),
                new Route(
                        "GET",
                        "/api/v1/checks/{id}/series",
                        List.of("from", "to", "resolution", "member", "location"),
                        this::series));
    }

    private ApiAnswer results(Call call) {
        var _ = call.require(Role.VIEWER);
        var check = call.id(CheckId::new);
        var limit = call.query().number("limit", USUAL_LIMIT, 1, HIGHEST_LIMIT);
        var after = call.query().id("after", HistoryRoutes::position);
        var to = instant(call.query(), "to", time.now());
        var from = instant(call.query(), "from", FIRST);
        var found = store.read(t -> t.results().between(check, from, to, limit + 1, after));
        var body = JsonNodeFactory.instance.objectNode();
        var items = body.putArray("items");
        found.stream().limit(limit).map(HistoryWriter::write).forEach(items::add);
        body.put("next", found.size() > limit ? next(found.get(limit - 1)) : null);
        return ApiAnswer.json(200, body);
    }

    private ApiAnswer series(Call call) {
        var _ = call.require(Role.VIEWER);
        var check = call.id(CheckId::new);
        var query = call.query();
        var to = instant(query, "to", time.now());
        var from = instant(query, "from", to.minus(USUAL_RANGE));
        var range = Duration.between(from, to);
        var wanted = query.id("resolution", HistoryRoutes::resolution);
        var resolution = wanted == null ? Resolution.fitting(range, FITTING) : wanted;
        if (range.isNegative() || range.dividedBy(resolution.length()) > History.MOST_BUCKETS) {
            throw Refusal.parameter(
                    "from",
                    "the range must end after it begins and be at most "
                            + History.MOST_BUCKETS
                            + " "
                            + HistoryWriter.lower(resolution)
                            + "s long",
                    "give another 'from' or 'to', or a coarser 'resolution'");
        }
        var location = query.id("location", Location::new);
        var subject = new History.Subject(List.of(check), query.text("member"), location);
        var found =
                store.read(t ->
                        t.history().series(subject, resolution, from, to, History.MOST_BUCKETS));
        var body = JsonNodeFactory.instance.objectNode();
        body.put("check", check.value()).put("resolution", HistoryWriter.lower(resolution));
        var items = body.putArray("items");
        found.stream().map(HistoryWriter::write).forEach(items::add);
        return ApiAnswer.json(200, body.putNull("next"));
    }

    private Instant instant(Query query, String name, Instant otherwise) {
        var text = query.text(name);
        if (text == null) {
            return otherwise;
        }
        var zone =
                store.read(t -> t.pages().find(PageId.MAIN).map(Page::zone).orElse(ZoneOffset.UTC));
        var findings = new Findings();
        var instant = new Times(zone, findings).instant(name, text);
        findings.refuseIfAny();
        if (instant == null) {
            throw new IllegalStateException("no instant and nothing found");
        }
        return instant;
    }

    private static Resolution resolution(String text) {
        return Arrays.stream(Resolution.values())
                .filter(each -> HistoryWriter.lower(each).equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                Meant.quoted(text)
                                        + " is no resolution; there are "
                                        + Arrays.stream(Resolution.values())
                                                .map(HistoryWriter::lower)
                                                .collect(Collectors.joining(", "))));
    }

    /** A place in the list: the instant, the location, and the member if there is one. */
    private static String next(Result last) {
        var member = last.member();
        return last.at().toEpochMilli()
                + "_"
                + last.location().value()
                + (member == null ? "" : "_" + member);
    }

    private static Results.Position position(String text) {
        var parts = text.split("_", 3);
        if (parts.length < 2 || !parts[0].matches("[0-9]{1,15}")) {
            throw new IllegalArgumentException(
                    Meant.quoted(text) + " is no place in a list; give the 'next' of a page");
        }
        @Nullable String member = parts.length == 3 ? parts[2] : null;
        return new Results.Position(
                Instant.ofEpochMilli(Long.parseLong(parts[0])), member, new Location(parts[1]));
    }
}
