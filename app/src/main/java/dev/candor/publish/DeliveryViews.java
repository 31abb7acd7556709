package dev.candor.publish;

import dev.candor.model.Delivery;
import dev.candor.model.Delivery.State;
import dev.candor.model.Message;
import dev.candor.model.MessageId;
import dev.candor.model.Told;
import dev.candor.publish.DeliveryPages.Shown;
import dev.candor.publish.view.DeliveriesView;
import dev.candor.publish.view.DeliveriesView.Filter;
import dev.candor.publish.view.DeliveriesView.Line;
import dev.candor.publish.view.DeliveriesView.Look;
import dev.candor.publish.view.DeliveriesView.Sum;
import dev.candor.publish.view.TimeView;
import dev.candor.store.Deliveries;
import dev.candor.store.Owed;
import dev.candor.text.Lifecycle;
import dev.candor.text.Thousands;
import dev.candor.text.TimeText;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Makes words of deliveries, by the page's zone. Pure.
 *
 * @param shown what is to stand on the page
 * @param now the present
 */
record DeliveryViews(Shown shown, Instant now) {
    private static final String ERASED = "erased:";
    private static final int MOST_CHANNELS = 4;

    DeliveriesView view() {
        var notice = shown.notice();
        return new DeliveriesView(
                notice == null ? "" : notice.title(),
                notice == null || notice.draft() ? "" : "/notices/" + notice.id(),
                String.join(", ", shown.audiences()),
                sums(),
                filters(),
                told(),
                shown.rows().isEmpty() ? none() : "",
                shown.isFirst() ? "" : href(shown.state(), null),
                shown.hasMore()
                        ? href(shown.state(), shown.rows().getLast().delivery().id().value())
                        : "");
    }

    private String none() {
        var state = shown.state();
        if (!shown.isFirst()) {
            return "Nothing older.";
        }
        return state == null ? "Nobody was told yet." : "None is " + state.wireName() + ".";
    }

    /** Of everything, those that arrived are not counted: there are too many, and all is well. */
    private List<Sum> sums() {
        var sums = new ArrayList<Sum>();
        for (var state : State.values()) {
            var counts = shown.counts().stream().filter(each -> each.state() == state).toList();
            var isCounted = shown.notice() != null || state != State.DELIVERED;
            if (isCounted && (!counts.isEmpty() || isAlwaysSaid(state))) {
                var sum = counts.stream().mapToLong(Deliveries.Count::count).sum();
                sums.add(new Sum(look(state, false), number(sum), channels(counts)));
            }
        }
        return sums;
    }

    private static boolean isAlwaysSaid(State state) {
        return switch (state) {
            case PENDING, DELIVERED, FAILED -> true;
            case SUPERSEDED, ESCALATED -> false;
        };
    }

    private static String channels(List<Deliveries.Count> counts) {
        var named =
                counts.stream()
                        .limit(MOST_CHANNELS)
                        .map(each ->
                                counts.size() == 1
                                        ? each.channel()
                                        : each.channel() + " " + number(each.count()))
                        .collect(Collectors.joining(", "));
        return counts.size() > MOST_CHANNELS ? named + " …" : named;
    }

    private static String number(long number) {
        return Thousands.marked(number, ',');
    }

    private List<Filter> filters() {
        var filters = new ArrayList<Filter>();
        filters.add(new Filter("All", href(null, null), shown.state() == null));
        for (var state : State.values()) {
            filters.add(
                    new Filter(
                            look(state, false).word(), href(state, null), shown.state() == state));
        }
        return filters;
    }

    private String href(@Nullable State state, @Nullable String after) {
        var query = new ArrayList<String>();
        if (state != null) {
            query.add("state=" + state.wireName());
        }
        if (after != null) {
            query.add("after=" + after);
        }
        return query.isEmpty() ? shown.path() : shown.path() + "?" + String.join("&", query);
    }

    /** Rows of one message that stand together are shown under it. */
    private List<DeliveriesView.Told> told() {
        var told = new ArrayList<DeliveriesView.Told>();
        var lines = new ArrayList<Line>();
        MessageId open = null;
        for (var owed : shown.rows()) {
            var message = owed.delivery().message();
            if (open != null && !message.equals(open)) {
                told.add(told(open, lines));
                lines.clear();
            }
            open = message;
            lines.add(line(owed));
        }
        if (open != null) {
            told.add(told(open, lines));
        }
        return told;
    }

    private DeliveriesView.Told told(MessageId id, List<Line> lines) {
        var message = shown.messages().get(id);
        if (message == null) {
            return new DeliveriesView.Told("", "No longer kept", new TimeView("", ""), lines);
        }
        return new DeliveriesView.Told(
                title(message), occasion(message.told()), time(message.createdAt()), lines);
    }

    private String title(Message message) {
        return message.told() instanceof Told.OfNotice of && shown.notice() == null
                ? of.entry().title()
                : "";
    }

    private static String occasion(Told told) {
        return switch (told) {
            case Told.OfNotice of ->
                    capital(of.occasion().wireName())
                            + ": "
                            + Lifecycle.word(of.entry().state(), Locale.ENGLISH)
                                    .toLowerCase(Locale.ENGLISH);
            case Told.Digest digest -> "Digest of " + digest.entries().size();
            case Told.OfAlert alert ->
                    "Alert "
                            + alert.alarm().phase().name().toLowerCase(Locale.ROOT)
                            + ": "
                            + alert.alarm().subject();
            case Told.Confirmation _ -> "Confirmation of an address";
            case Told.Stalled stalled -> "Alert: messages wait on " + stalled.channel();
            case Told.Test _ -> "Test";
        };
    }

    private static String capital(String wireName) {
        var words = wireName.replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private Line line(Owed owed) {
        var delivery = owed.delivery();
        var address = delivery.to().address();
        var error = delivery.lastError();
        return new Line(
                delivery.id().value(),
                address.startsWith(ERASED) ? "an address that was erased" : address,
                delivery.to().channel(),
                look(delivery.state(), delivery.attempts() > 0),
                when(delivery),
                delivery.attempts(),
                error == null ? "" : error,
                next(owed));
    }

    private String when(Delivery delivery) {
        var at = delivery.deliveredAt();
        return at == null ? "" : local(at, day(delivery));
    }

    /** What the program will do, or what a person can. */
    private String next(Owed owed) {
        var delivery = owed.delivery();
        return switch (delivery.state()) {
            case PENDING -> pending(owed);
            case DELIVERED -> "";
            case SUPERSEDED -> "Something newer was told instead.";
            case ESCALATED -> "Somebody else, or another channel, was told instead.";
            case FAILED ->
                    "Nobody else is left. To try again: candor deliveries retry " + delivery.id();
        };
    }

    private String pending(Owed owed) {
        var delivery = owed.delivery();
        var at = delivery.nextAttemptAt();
        if (shown.paused().contains(delivery.to().channel())) {
            return "Waits: the channel is paused.";
        }
        if (owed.leased()) {
            return "An attempt is under way.";
        }
        if (at == null) {
            return "Comes after what is told before it.";
        }
        if (owed.gathered()) {
            return "Comes with the digest at " + local(at, day(delivery)) + ".";
        }
        return attempt(delivery, at)
                + "; due by "
                + local(delivery.deadline(), day(delivery))
                + ".";
    }

    private String attempt(Delivery delivery, Instant at) {
        var isTried = delivery.attempts() > 0;
        if (!isTried && delivery.lastError() != null) {
            return "Waits until the channel works again";
        }
        var when = at.isAfter(now) ? "at " + local(at, day(delivery)) : "as soon as may be";
        return (isTried ? "Next attempt " : "First attempt ") + when;
    }

    private LocalDate day(Delivery delivery) {
        return times().day(delivery.createdAt());
    }

    private String local(Instant instant, LocalDate heading) {
        return times().local(instant.truncatedTo(ChronoUnit.SECONDS), heading);
    }

    private TimeView time(Instant instant) {
        var second = instant.truncatedTo(ChronoUnit.SECONDS);
        return new TimeView(second.toString(), times().instant(second, null));
    }

    private TimeText times() {
        return new TimeText(shown.page().zone(), Locale.ENGLISH);
    }

    private static Look look(State state, boolean isTried) {
        return switch (state) {
            case PENDING -> new Look(isTried ? "tried" : "pending", "Pending");
            case DELIVERED -> new Look("delivered", "Delivered");
            case SUPERSEDED -> new Look("superseded", "Superseded");
            case ESCALATED -> new Look("escalated", "Escalated");
            case FAILED -> new Look("failed", "Failed");
        };
    }
}
