package dev.candor.store.sql;

import dev.candor.model.AlertId;
import dev.candor.model.Audience;
import dev.candor.model.ChangeId;
import dev.candor.model.CheckId;
import dev.candor.model.ComponentId;
import dev.candor.model.DeliveryId;
import dev.candor.model.Event;
import dev.candor.model.NoticeId;
import dev.candor.model.SubscriberId;
import dev.candor.model.TellingId;
import dev.candor.model.UpdateId;
import dev.candor.store.StoreException;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Events as canonical JSON: keys in alphabetical order, nulls written, no blanks, identifiers as
 * plain text. An event is stored under its type and the version of its shape; a changed shape gets
 * a new version here, and the old one stays readable.
 */
final class EventJson {
    /** The shape of one event. */
    record Shape(String type, int version, Class<? extends Event> form) {}

    /** Every shape that this program writes. */
    static final List<Shape> SHAPES =
            List.of(
                    new Shape("server.started", 1, Event.ServerStarted.class),
                    new Shape("configuration.applied", 1, Event.ConfigurationApplied.class),
                    new Shape("clock.stepped", 1, Event.ClockStepped.class),
                    new Shape("verdict.changed", 1, Event.VerdictChanged.class),
                    new Shape("ledger.changed", 1, Event.LedgerChanged.class),
                    new Shape("notice.posted", 1, Event.NoticePosted.class),
                    new Shape("notice.updated", 1, Event.NoticeUpdated.class),
                    new Shape("notice.edited", 1, Event.NoticeEdited.class),
                    new Shape("notice.widened", 1, Event.NoticeWidened.class),
                    new Shape("maintenance.near", 1, Event.MaintenanceNear.class),
                    new Shape("maintenance.overrun", 1, Event.MaintenanceOverrun.class),
                    new Shape("promise.overdue", 1, Event.PromiseOverdue.class),
                    new Shape("history.imported", 1, Event.HistoryImported.class),
                    new Shape("token.created", 1, Event.TokenCreated.class),
                    new Shape("token.revoked", 1, Event.TokenRevoked.class),
                    new Shape("change.marked", 1, Event.ChangeMarked.class),
                    new Shape("change.edited", 1, Event.ChangeEdited.class),
                    new Shape("series.declared", 1, Event.SeriesDeclared.class),
                    new Shape("postmortem.written", 1, Event.PostmortemWritten.class),
                    new Shape("subscription.asked", 1, Event.SubscriptionAsked.class),
                    new Shape("subscription.changed", 1, Event.SubscriptionChanged.class),
                    new Shape("subscriber.erased", 1, Event.SubscriberErased.class),
                    new Shape("subscribers.imported", 1, Event.SubscribersImported.class),
                    new Shape("audience.changed", 1, Event.AudienceChanged.class),
                    new Shape("audience.removed", 1, Event.AudienceRemoved.class),
                    new Shape("telling.ordered", 1, Event.TellingOrdered.class),
                    new Shape("alerts.declared", 1, Event.AlertsDeclared.class),
                    new Shape("alert.raised", 1, Event.AlertRaised.class),
                    new Shape("alert.escalated", 1, Event.AlertEscalated.class),
                    new Shape("alert.reminded", 1, Event.AlertReminded.class),
                    new Shape("alert.acknowledged", 1, Event.AlertAcknowledged.class),
                    new Shape("alert.ended", 1, Event.AlertEnded.class),
                    new Shape("notice.published", 1, Event.NoticePublished.class),
                    new Shape("channel.paused", 1, Event.ChannelPaused.class),
                    new Shape("channel.resumed", 1, Event.ChannelResumed.class),
                    new Shape("channel.stalled", 1, Event.ChannelStalled.class),
                    new Shape("delivery.retried", 1, Event.DeliveryRetried.class),
                    new Shape("delivery.stopped", 1, Event.DeliveryStopped.class),
                    new Shape("address.quarantined", 1, Event.AddressQuarantined.class),
                    new Shape("address.released", 1, Event.AddressReleased.class),
                    new Shape("test.sent", 1, Event.TestSent.class));

    private static final Map<Class<? extends Event>, Shape> BY_FORM =
            SHAPES.stream().collect(Collectors.toMap(Shape::form, shape -> shape));

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                    .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .addModule(identifiers())
                    .build();

    private EventJson() {}

    /** The shape under which an event is written. */
    static Shape shape(Event event) {
        var shape = BY_FORM.get(event.getClass());
        if (shape == null) {
            throw new StoreException(
                    "could not write the journal: events of type "
                            + event.type()
                            + " have no shape; nothing was kept");
        }
        return shape;
    }

    /** The event as canonical JSON. */
    static String write(Event event) {
        return JSON.writeValueAsString(event);
    }

    /**
     * The event of that row.
     *
     * @throws StoreException when type and version are unknown, or the JSON is of another shape
     */
    static Event read(JournalRow row) {
        var shape =
                SHAPES.stream()
                        .filter(each -> each.type().equals(row.type()))
                        .filter(each -> each.version() == row.version())
                        .findFirst()
                        .orElseThrow(() -> unknown(row));
        try {
            return JSON.readValue(row.payload(), shape.form());
        } catch (JacksonException e) {
            throw new StoreException(
                    "row "
                            + row.position()
                            + " of the journal cannot be read as "
                            + row.type()
                            + ": "
                            + e.getOriginalMessage(),
                    e);
        }
    }

    private static StoreException unknown(JournalRow row) {
        return new StoreException(
                "row "
                        + row.position()
                        + " of the journal is of type "
                        + row.type()
                        + ", version "
                        + row.version()
                        + ", which this program does not know: it was written by a newer Candor;"
                        + " start that version");
    }

    /** Identifiers as plain text. */
    static SimpleModule identifiers() {
        var module = new SimpleModule("identifiers");
        identifier(module, CheckId.class, CheckId::new);
        identifier(module, ComponentId.class, ComponentId::new);
        identifier(module, NoticeId.class, NoticeId::new);
        identifier(module, UpdateId.class, UpdateId::new);
        identifier(module, ChangeId.class, ChangeId::new);
        identifier(module, SubscriberId.class, SubscriberId::new);
        identifier(module, Audience.class, Audience::new);
        identifier(module, TellingId.class, TellingId::new);
        identifier(module, AlertId.class, AlertId::new);
        identifier(module, DeliveryId.class, DeliveryId::new);
        return module;
    }

    /** One more identifier as plain text. */
    static <T> SimpleModule identifier(String name, Class<T> type, Function<String, T> maker) {
        var module = new SimpleModule(name);
        identifier(module, type, maker);
        return module;
    }

    private static <T> void identifier(
            SimpleModule module, Class<T> type, Function<String, T> maker) {
        module.addSerializer(type, ToStringSerializer.instance);
        module.addDeserializer(type, new FromText<>(type, maker));
    }

    private static final class FromText<T> extends StdDeserializer<T> {
        private final Function<String, T> maker;

        FromText(Class<T> type, Function<String, T> maker) {
            super(type);
            this.maker = maker;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) {
            return maker.apply(parser.getString());
        }
    }
}
