package dev.candor.web.api;

import dev.candor.model.ComponentId;
import dev.candor.model.Outage;
import dev.candor.model.Page;
import dev.candor.model.PageId;
import dev.candor.model.Role;
import dev.candor.store.Store;
import dev.candor.store.Transaction;
import dev.candor.time.TimeSource;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;

/** What is watched, what was seen, and the ledger; all of it only read. Thread-safe. */
final class StateRoutes {
    private static final int USUAL_LIMIT = 50;
    private static final int HIGHEST_LIMIT = 1000;
    private static final Duration USUAL_RANGE = Duration.ofDays(30);
    private static final Duration LONGEST_RANGE = Duration.ofDays(366);
    private static final Comparator<Outage> NEWEST_FIRST =
            Comparator.comparing(Outage::start).thenComparingLong(Outage::id).reversed();

    private final Store store;
    private final TimeSource time;

    StateRoutes(Store store, TimeSource time) {
        this.store = store;
        this.time = time;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", "/api/v1/components", List.of(), this::components),
                new Route(
                        "GET",
                        "/api/v1/ledger",
                        List.of("from", "to", "component", "limit", "after"),
                        this::ledger),
                new Route("GET", "/api/v1/checks", List.of(), this::checks));
    }

    private ApiAnswer components(Call call) {
        var all = store.read(transaction -> transaction.components().all(PageId.MAIN));
        return list(all.stream().map(StateWriter::write).toList(), null);
    }

    private ApiAnswer checks(Call call) {
        var _ = call.require(Role.VIEWER);
        var all = store.read(transaction -> transaction.checkStates().all());
        return list(all.stream().map(StateWriter::write).toList(), null);
    }

    private ApiAnswer ledger(Call call) {
        var _ = call.require(Role.VIEWER);
        var query = call.query();
        var limit = query.number("limit", USUAL_LIMIT, 1, HIGHEST_LIMIT);
        var component = query.id("component", ComponentId::new);
        var after = after(query);
        var zone = store.read(StateRoutes::zone);
        var to = instant(query, "to", zone, time.now());
        var from = instant(query, "from", zone, to.minus(USUAL_RANGE));
        if (!from.isBefore(to) || from.plus(LONGEST_RANGE).isBefore(to)) {
            throw Refusal.parameter(
                    "from",
                    "the range must be at least an instant and at most 366 days long",
                    "give another 'from' or 'to'");
        }
        var found =
                store
                        .read(transaction -> transaction.ledger().between(PageId.MAIN, from, to))
                        .stream()
                        .filter(outage -> component == null || component.equals(outage.component()))
                        .sorted(NEWEST_FIRST)
                        .toList();
        return page(found, limit, after);
    }

    private static ApiAnswer page(List<Outage> all, int limit, @Nullable Long after) {
        var first = 0;
        if (after != null) {
            var known = all.stream().map(Outage::id).toList().indexOf(after);
            if (known < 0) {
                throw Refusal.parameter(
                        "after",
                        "there is no interval " + after + " in this range",
                        "give the 'next' of the page before, and the same range");
            }
            first = known + 1;
        }
        var last = Math.min(first + limit, all.size());
        var items = all.subList(first, last).stream().map(StateWriter::write).toList();
        var next = last < all.size() ? Long.toString(all.get(last - 1).id()) : null;
        return list(items, next);
    }

    private static @Nullable Long after(Query query) {
        var text = query.text("after");
        if (text != null && !text.matches("[0-9]{1,18}")) {
            throw Refusal.parameter(
                    "after", Meant.quoted(text) + " is no number", "give the 'next' of a page");
        }
        return text == null ? null : Long.valueOf(text);
    }

    private static Instant instant(Query query, String name, ZoneId zone, Instant otherwise) {
        var text = query.text(name);
        if (text == null) {
            return otherwise;
        }
        var findings = new Findings();
        var instant = new Times(zone, findings).instant(name, text);
        findings.refuseIfAny();
        if (instant == null) {
            throw new IllegalStateException("no instant and nothing found");
        }
        return instant;
    }

    private static ZoneId zone(Transaction transaction) {
        return transaction.pages().find(PageId.MAIN).map(Page::zone).orElse(ZoneOffset.UTC);
    }

    private static ApiAnswer list(List<? extends JsonNode> nodes, @Nullable String next) {
        var body = JsonNodeFactory.instance.objectNode();
        var items = body.putArray("items");
        nodes.forEach(items::add);
        return ApiAnswer.json(200, body.put("next", next));
    }
}
