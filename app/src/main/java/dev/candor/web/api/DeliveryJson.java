package dev.candor.web.api;

import dev.candor.command.DeliveryLinks;
import dev.candor.store.Deliveries;
import dev.candor.store.Owed;
import dev.candor.store.Threads;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.List;

/** Deliveries as JSON, in API and command line. For operators only: addresses are in it. */
public final class DeliveryJson {
    private DeliveryJson() {}

    /** One. */
    public static ObjectNode write(Owed owed) {
        var delivery = owed.delivery();
        var notice = Threads.notice(owed.thread());
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", delivery.id().value())
                .put("notice", notice == null ? null : notice.value())
                .put("channel", delivery.to().channel())
                .put("address", delivery.to().address())
                .put("state", delivery.state().wireName())
                .put("attempts", delivery.attempts())
                .put("last_error", delivery.lastError())
                .put("next_attempt_at", text(delivery.nextAttemptAt()))
                .put("delivered_at", text(delivery.deliveredAt()));
    }

    /** A page of them; {@code limit} as it was asked for. */
    public static ObjectNode write(List<Owed> page, int limit) {
        var body = JsonNodeFactory.instance.objectNode();
        var items = body.putArray("items");
        page.forEach(owed -> items.add(write(owed)));
        var next = page.size() == limit ? page.getLast().delivery().id().value() : null;
        return body.put("next", next);
    }

    /** A link to the page of deliveries. */
    public static ObjectNode write(DeliveryLinks.Link link) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("url", link.url().toString())
                .put("expires_at", link.expiresAt().toString());
    }

    /** How many are in which state, for each channel. */
    public static ObjectNode counts(List<Deliveries.Count> counts) {
        var body = JsonNodeFactory.instance.objectNode();
        for (var each : counts) {
            body.withObject("/" + each.channel().replace("~", "~0").replace("/", "~1"))
                    .put(each.state().wireName(), each.count());
        }
        return body;
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
