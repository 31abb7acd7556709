package dev.candor.notify.hook;

import dev.candor.model.ComponentId;
import dev.candor.model.Level;
import dev.candor.model.NoticeKind;
import dev.candor.model.Occasion;
import dev.candor.model.Planned;
import dev.candor.model.Told;
import dev.candor.model.Told.Alarm;
import dev.candor.model.Told.Entry;
import dev.candor.model.Window;
import dev.candor.notify.Outgoing;
import dev.candor.notify.StateSentence;
import dev.candor.text.StatuspageIds;
import dev.candor.text.StatuspageTimes;
import dev.candor.text.StatuspageWords;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A message in the shape in which Statuspage tells its subscribers: {@code incident} for an entry,
 * {@code component_update} for an alert. What the message does not know (other entries, other
 * components) is not claimed: the page's indicator is that of what it tells.
 */
final class StatuspageDocument {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Outgoing message;
    private final Told.From from;
    private final StatuspageTimes times;

    private StatuspageDocument(Outgoing message) {
        this.message = message;
        from = message.told().from();
        times = new StatuspageTimes(from.zone());
    }

    static ObjectNode of(Outgoing message) {
        return new StatuspageDocument(message).document();
    }

    private ObjectNode document() {
        return switch (message.told()) {
            case Told.OfNotice of -> incident(of);
            case Told.Digest(var _, var entries) when !entries.isEmpty() ->
                    incident(new Told.OfNotice(from, Occasion.UPDATED, entries.getLast()));
            case Told.OfAlert(var _, var alarm) -> component(alarm);
            case Told.Digest _, Told.Confirmation _, Told.Stalled _, Told.Test _ ->
                    shell(Level.OPERATIONAL);
        };
    }

    private ObjectNode shell(Level worst) {
        var manage = message.links().unsubscribe();
        var node = JSON.objectNode();
        node.putObject("meta")
                .put("unsubscribe", manage == null ? null : manage.toString())
                .put("documentation", from.url().toString());
        node.putObject("page")
                .put("id", StatuspageIds.of(from.page()))
                .put("status_indicator", StatuspageWords.impact(worst))
                .put("status_description", description(worst));
        return node;
    }

    private static String description(Level worst) {
        return switch (worst) {
            case OPERATIONAL, UNKNOWN -> "All Systems Operational";
            case UNDER_MAINTENANCE -> "Service Under Maintenance";
            case DEGRADED_PERFORMANCE -> "Partially Degraded Service";
            case PARTIAL_OUTAGE -> "Partial System Outage";
            case MAJOR_OUTAGE -> "Major System Outage";
        };
    }

    private ObjectNode incident(Told.OfNotice of) {
        var entry = of.entry();
        var worst =
                entry.state().isClosed()
                        ? Level.OPERATIONAL
                        : entry.impacts().stream()
                                .map(Told.Touched::level)
                                .max(Comparator.naturalOrder())
                                .orElse(Level.OPERATIONAL);
        var node = shell(worst);
        var status = StatuspageWords.state(entry.state());
        var at = times.of(entry.at());
        var incident =
                node.putObject("incident")
                        .put("id", entry.notice().value())
                        .put("name", entry.title())
                        .put("status", status)
                        .put("created_at", times.of(start(entry)))
                        .put("updated_at", at)
                        .putNull("monitoring_at")
                        .put("resolved_at", entry.state().isClosed() ? times.of(end(entry)) : null)
                        .put("impact", impact(entry))
                        .put("shortlink", from.url() + "/notices/" + entry.notice())
                        .put("started_at", times.of(start(entry)))
                        .put("page_id", StatuspageIds.of(from.page()));
        var updates = incident.putArray("incident_updates");
        update(updates, of, status, at);
        entry.earlier().forEach(each -> earlier(updates, entry, each));
        var components = incident.putArray("components");
        entry.impacts()
                .forEach(each ->
                        components.add(component(each.component(), each.name(), each.level(), at)));
        scheduled(incident, entry);
        return node;
    }

    private static String impact(Entry entry) {
        return StatuspageWords.impact(
                entry.kind(), entry.impacts().stream().map(Told.Touched::level), entry.windows());
    }

    private void update(ArrayNode updates, Told.OfNotice of, String status, String at) {
        var _ =
                updates.addObject()
                        .put("id", message.key())
                        .put("status", status)
                        .put("body", body(of))
                        .put("incident_id", of.entry().notice().value())
                        .put("created_at", at)
                        .put("updated_at", at)
                        .put("display_at", at)
                        .set("affected_components", changes(of))
                        .put("deliver_notifications", true)
                        .putNull("custom_tweet")
                        .putNull("tweet_id");
    }

    /** What was said before; of it nothing is announced any more. */
    private void earlier(ArrayNode updates, Entry entry, Told.Said said) {
        var brought = said.state();
        var state = brought == null ? entry.state() : brought;
        var at = times.of(said.at());
        updates.addObject()
                .put("id", said.update().value())
                .put("status", StatuspageWords.state(state))
                .put("body", said.body())
                .put("incident_id", entry.notice().value())
                .put("created_at", at)
                .put("updated_at", at)
                .put("display_at", at)
                .putNull("affected_components")
                .put("deliver_notifications", false)
                .putNull("custom_tweet")
                .putNull("tweet_id");
    }

    /** Their receivers know no update without words. */
    private String body(Told.OfNotice of) {
        var body = of.entry().body();
        if (body != null) {
            return body;
        }
        var locale = Locale.forLanguageTag(message.to().language());
        return of.occasion() == Occasion.OVERRUN
                ? HookWords.of(locale).say("overrun.text")
                : StateSentence.of(of.entry(), of.occasion(), locale);
    }

    /** What this step is the first to name, which worked before as far as anybody said. */
    private JsonNode changes(Told.OfNotice of) {
        if (of.included().isEmpty()) {
            return JSON.nullNode();
        }
        var list = JSON.arrayNode();
        of.newlyTouched()
                .forEach(each ->
                        list.addObject()
                                .put("code", StatuspageIds.of(from.page(), each.component()))
                                .put("name", each.name())
                                .put("old_status", status(Level.OPERATIONAL))
                                .put("new_status", status(each.level())));
        return list;
    }

    private void scheduled(ObjectNode incident, Entry entry) {
        var planned = entry.planned();
        if (entry.kind() == NoticeKind.MAINTENANCE && planned != null) {
            var end = planned.end();
            incident.put("scheduled_for", times.of(resolved(planned, planned.start())))
                    .put(
                            "scheduled_until",
                            times.of(resolved(planned, end == null ? planned.start() : end)));
        }
    }

    private static Instant resolved(Planned planned, LocalDateTime local) {
        return local.atZone(planned.zone()).toInstant();
    }

    private static Instant start(Entry entry) {
        return first(entry.windows().stream().map(Window::start), entry.at());
    }

    private static Instant first(Stream<Instant> starts, Instant otherwise) {
        return starts.min(Comparator.naturalOrder()).orElse(otherwise);
    }

    private static Instant end(Entry entry) {
        List<Window> windows = entry.windows();
        return windows.stream()
                .flatMap(window -> Stream.ofNullable(window.end()))
                .max(Comparator.naturalOrder())
                .orElse(entry.at());
    }

    /** A component changed; its name is all that an alert knows of it. */
    private ObjectNode component(Alarm alarm) {
        var over = alarm.phase() == Alarm.Phase.ENDED;
        var now = over ? Level.OPERATIONAL : alarm.level();
        var node = shell(now);
        var at = times.of(MessageValues.at(alarm));
        var id = StatuspageIds.ofName("component:" + from.page() + ":" + alarm.subject());
        node.putObject("component_update")
                .put("id", StatuspageIds.ofName(message.key()))
                .put("component_id", id)
                .put("old_status", status(over ? alarm.level() : Level.OPERATIONAL))
                .put("new_status", status(now))
                .put("created_at", at);
        node.set("component", component(id, alarm.subject(), now, at));
        return node;
    }

    private ObjectNode component(ComponentId id, String name, Level level, String at) {
        return component(StatuspageIds.of(from.page(), id), name, level, at);
    }

    private static ObjectNode component(String id, String name, Level level, String at) {
        return JSON.objectNode()
                .put("id", id)
                .put("name", name)
                .put("status", status(level))
                .put("updated_at", at);
    }

    private static String status(Level level) {
        return StatuspageWords.component(level);
    }
}
