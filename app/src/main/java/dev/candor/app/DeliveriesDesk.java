package dev.candor.app;

import dev.candor.command.Commands;
import dev.candor.command.DeliveryLinks;
import dev.candor.command.PauseChannel;
import dev.candor.command.Rejected;
import dev.candor.command.ResumeChannel;
import dev.candor.command.RetryDelivery;
import dev.candor.command.SendTest;
import dev.candor.command.StopDelivery;
import dev.candor.model.Actor;
import dev.candor.model.Audience;
import dev.candor.model.Delivery;
import dev.candor.model.DeliveryId;
import dev.candor.model.NoticeId;
import dev.candor.model.PageId;
import dev.candor.model.Problem;
import dev.candor.store.Deliveries;
import dev.candor.store.Owed;
import dev.candor.store.Store;
import dev.candor.store.Threads;
import dev.candor.store.Transaction;
import dev.candor.web.api.AudienceJson;
import dev.candor.web.api.DeliveryJson;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/** Who was told what, and the channels, as the command line asks for them. Thread-safe. */
final class DeliveriesDesk {
    private static final Actor ACTOR = new Actor(Actor.Kind.COMMAND_LINE, "candor");
    private static final String REASON = "command line";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Store store;
    private final Commands commands;
    private final DeliveryLinks links;
    private final Supplier<Map<String, String>> channels;
    private final Supplier<Map<String, Instant>> resting;

    /**
     * A desk.
     *
     * @param channels the ids of those that there are, each with where it leads if it leads to one
     *     place; none where no server runs that knows them
     * @param resting the ids of those on which nothing works, each with when the next attempt shows
     *     whether it does again
     */
    DeliveriesDesk(
            Store store,
            Commands commands,
            DeliveryLinks links,
            Supplier<Map<String, String>> channels,
            Supplier<Map<String, Instant>> resting) {
        this.store = store;
        this.commands = commands;
        this.links = links;
        this.channels = channels;
        this.resting = resting;
    }

    /** A link to the page that shows them. */
    ControlAnswer link(JsonNode arguments) {
        var notice = id(arguments, "notice", NoticeId::new);
        var seconds = arguments.path("seconds").asLong(DeliveryLinks.USUAL.toSeconds());
        var page =
                store.read(transaction -> {
                    if (notice != null
                            && transaction
                                    .notices()
                                    .find(notice, Audience.PUBLIC, true)
                                    .isEmpty()) {
                        throw none("notice", notice.value());
                    }
                    return transaction.pages().find(PageId.MAIN);
                });
        var site =
                page.orElseThrow(() ->
                        new Rejected(
                                Rejected.Cause.CONFLICT,
                                new Problem(
                                        "",
                                        "this data folder has no page yet",
                                        "start 'candor serve' on it once")));
        return done(
                DeliveryJson.write(links.make(site.url(), notice, Duration.ofSeconds(seconds))));
    }

    ControlAnswer list(JsonNode arguments) {
        var limit = Math.clamp(arguments.path("limit").asInt(50), 1, Deliveries.MOST_LISTED);
        var name = arguments.path("state").asString("");
        var state = name.isEmpty() ? null : state(name);
        var filter = new Deliveries.Filter(id(arguments, "notice", NoticeId::new), state);
        var after = id(arguments, "after", DeliveryId::new);
        var page = store.read(it -> it.deliveries().newest(filter, limit, after));
        return done(DeliveryJson.write(page, limit));
    }

    /** One delivery, or with {@code notice} how many of its deliveries are in which state. */
    ControlAnswer show(JsonNode arguments) {
        var notice = id(arguments, "notice", NoticeId::new);
        if (notice != null) {
            return done(store.read(it -> ofNotice(it, notice)));
        }
        return one(required(arguments));
    }

    private static ObjectNode ofNotice(Transaction transaction, NoticeId notice) {
        var body = JSON.objectNode().put("notice", notice.value());
        var audiences = body.putArray("audiences");
        for (var each : transaction.audiences().ordered(notice)) {
            audiences.add(AudienceJson.named(transaction, PageId.MAIN, each));
        }
        return body.set(
                "channels",
                DeliveryJson.counts(transaction.deliveries().counts(Threads.of(notice))));
    }

    ControlAnswer retry(JsonNode arguments) {
        var id = required(arguments);
        var _ = commands.run(new RetryDelivery(id), ACTOR, REASON);
        return one(id);
    }

    ControlAnswer stop(JsonNode arguments) {
        var id = required(arguments);
        var _ = commands.run(new StopDelivery(id), ACTOR, REASON);
        return one(id);
    }

    /** A test; beside the delivery, where its channel leads and for what it has to wait. */
    ControlAnswer test(JsonNode arguments) {
        var channel = known(arguments);
        var address = arguments.path("address").asString("");
        var id = commands.run(new SendTest(channel, address), ACTOR, REASON).id();
        var all = channels.get();
        var leads = all.getOrDefault(channel, "");
        var test = found(id).put("sent_to", leads.isEmpty() ? null : leads);
        return done(all.isEmpty() ? test.put("waits_for", "server") : test);
    }

    /** The channels that there are, and those on which something is pending, failed or paused. */
    ControlAnswer channels() {
        var body = JSON.objectNode();
        var items = body.putArray("items");
        var counts = store.read(it -> it.deliveries().counts(null));
        var pauses = store.read(it -> it.deliveries().pauses());
        var depths = store.read(it -> it.deliveries().depths());
        var names = new TreeSet<>(channels.get().keySet());
        counts.forEach(each -> names.add(each.channel()));
        pauses.forEach(each -> names.add(each.channel()));
        for (var name : names) {
            var item = items.addObject().put("id", name);
            for (var state : Delivery.State.values()) {
                if (state != Delivery.State.DELIVERED) {
                    item.put(
                            state.wireName(),
                            counts.stream()
                                    .filter(each -> each.channel().equals(name))
                                    .filter(each -> each.state() == state)
                                    .mapToLong(Deliveries.Count::count)
                                    .sum());
                }
            }
            item.put(
                    "oldest_pending",
                    depths.stream()
                            .filter(each -> each.channel().equals(name) && each.oldest() != null)
                            .map(each -> String.valueOf(each.oldest()))
                            .findFirst()
                            .orElse(null));
            item.put(
                    "paused_since",
                    pauses.stream()
                            .filter(each -> each.channel().equals(name))
                            .map(each -> each.since().toString())
                            .findFirst()
                            .orElse(null));
        }
        body.putNull("next");
        return done(body);
    }

    ControlAnswer pause(JsonNode arguments) {
        var channel = known(arguments);
        var isNew = commands.run(new PauseChannel(channel), ACTOR, REASON);
        return done(JSON.objectNode().put("id", channel).put("changed", isNew));
    }

    ControlAnswer resume(JsonNode arguments) {
        var channel = channel(arguments);
        var was = commands.run(new ResumeChannel(channel), ACTOR, REASON);
        return done(JSON.objectNode().put("id", channel).put("changed", was));
    }

    private ControlAnswer one(DeliveryId id) {
        return done(found(id));
    }

    private ObjectNode found(DeliveryId id) {
        return store.read(it -> it.deliveries().find(id))
                .map(this::written)
                .orElseThrow(() -> none("delivery", id.value()));
    }

    /** One, with what of its channel it waits for: that it is resumed, or that it works again. */
    private ObjectNode written(Owed owed) {
        var body = DeliveryJson.write(owed);
        var channel = owed.delivery().to().channel();
        var isPending = owed.delivery().state() == Delivery.State.PENDING;
        var rests = isPending ? resting.get().get(channel) : null;
        var isPaused =
                isPending
                        && store.read(it -> it.deliveries().pauses()).stream()
                                .anyMatch(each -> each.channel().equals(channel));
        return body.put("waits_for", isPaused ? "resume" : rests == null ? null : "channel")
                .put("rests_until", rests == null ? null : whole(rests).toString());
    }

    private static Instant whole(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS);
    }

    private static String channel(JsonNode arguments) {
        var channel = arguments.path("channel").asString("");
        if (channel.isBlank() || channel.length() > 100) {
            throw new Rejected(
                    Rejected.Cause.INVALID,
                    new Problem("", "'" + channel + "' is no channel", "name one, such as mail"));
        }
        return channel;
    }

    /** One that there is: a message would wait for another for ever. */
    private String known(JsonNode arguments) {
        var channel = channel(arguments);
        var all = channels.get();
        if (!all.isEmpty() && !all.containsKey(channel)) {
            var names = String.join(", ", new TreeSet<>(all.keySet()));
            throw new Rejected(
                    Rejected.Cause.INVALID,
                    new Problem(
                            "", "there is no channel '" + channel + "'", "name one of " + names));
        }
        return channel;
    }

    private static DeliveryId required(JsonNode arguments) {
        var id = id(arguments, "id", DeliveryId::new);
        if (id == null) {
            throw none("delivery", "");
        }
        return id;
    }

    private static <T> @Nullable T id(JsonNode arguments, String name, Function<String, T> make) {
        var text = arguments.path(name).asString("");
        try {
            return text.isEmpty() ? null : make.apply(text);
        } catch (IllegalArgumentException _) {
            throw none(name.equals("notice") ? "notice" : "delivery", text);
        }
    }

    private static Delivery.State state(String name) {
        return Delivery.State.ofWireName(name)
                .orElseThrow(() ->
                        new Rejected(
                                Rejected.Cause.INVALID,
                                new Problem(
                                        "",
                                        "there is no state '" + name + "'",
                                        "choose pending, delivered, superseded, escalated or"
                                                + " failed")));
    }

    private static Rejected none(String what, String id) {
        return new Rejected(
                Rejected.Cause.NOT_FOUND,
                new Problem("", "there is no " + what + " '" + id + "'", "check its id"));
    }

    private static ControlAnswer done(JsonNode data) {
        return new ControlAnswer.Done(data);
    }
}
