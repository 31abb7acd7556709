package dev.candor.notify;

import dev.candor.model.Audience;
import dev.candor.model.Component;
import dev.candor.model.ComponentId;
import dev.candor.model.Event;
import dev.candor.model.JournalEntry;
import dev.candor.model.Notice;
import dev.candor.model.NoticeId;
import dev.candor.model.NoticeState;
import dev.candor.model.Occasion;
import dev.candor.model.Page;
import dev.candor.model.Told;
import dev.candor.model.Update;
import dev.candor.store.Transaction;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What is told of public entries: that one was published, what was said of it since, that it began
 * and that it is over. Drafts tell nobody until they are published, and neither does history that
 * was brought in.
 */
public final class NoticePlanner implements Planner {
    @Override
    public List<Told> plan(Transaction transaction, JournalEntry entry) {
        return switch (entry.event()) {
            case Event.NoticePosted(var id, var _, var draft) when !draft ->
                    published(transaction, id);
            case Event.NoticePublished(var id) -> published(transaction, id);
            case Event.NoticeUpdated(var id, var update, var state) ->
                    find(transaction, id).stream()
                            .flatMap(notice ->
                                    notice.updates().stream()
                                            .filter(each -> each.id().equals(update))
                                            .map(each -> updated(transaction, notice, each, state)))
                            .toList();
            default -> List.of();
        };
    }

    private static List<Told> published(Transaction transaction, NoticeId id) {
        return find(transaction, id).stream()
                .map(notice -> {
                    var body = notice.updates().isEmpty() ? null : notice.updates().getLast();
                    return told(transaction, notice, Occasion.POSTED, notice.state(), body);
                })
                .toList();
    }

    private static Told updated(
            Transaction transaction, Notice notice, Update update, NoticeState state) {
        return told(transaction, notice, occasion(notice, update, state), state, update);
    }

    /** Pure. */
    static Occasion occasion(Notice notice, Update update, NoticeState state) {
        var before = before(notice, update);
        if (update.kind() == Update.Kind.CORRECTION) {
            return Occasion.CORRECTED;
        }
        if (state == NoticeState.CANCELLED && before != NoticeState.CANCELLED) {
            return Occasion.CANCELLED;
        }
        if (!before.isClosed() && state.isClosed()) {
            return Occasion.ENDED;
        }
        if (state.stage() != NoticeState.Stage.PRESENT) {
            return Occasion.UPDATED;
        }
        return switch (before.stage()) {
            case PAST -> Occasion.REOPENED;
            case FUTURE -> Occasion.STARTED;
            case PRESENT -> Occasion.UPDATED;
        };
    }

    /** The state in which the entry was when an update was written. */
    private static NoticeState before(Notice notice, Update update) {
        return notice.updates().stream()
                .filter(each -> each.state() != null && !each.id().equals(update.id()))
                .filter(each -> !each.postedAt().isAfter(update.postedAt()))
                .filter(each -> notice.updates().indexOf(each) < notice.updates().indexOf(update))
                .max(Comparator.comparing(Update::postedAt))
                .map(Update::state)
                .orElse(notice.kind().firstState());
    }

    private static List<Notice> find(Transaction transaction, NoticeId id) {
        return transaction.notices().find(id, Audience.PUBLIC, false).stream().toList();
    }

    /** A notice as it is now, told on that occasion with what was said last. */
    public static Told told(Transaction transaction, Notice notice, Occasion occasion) {
        var last = notice.updates().isEmpty() ? null : notice.updates().getLast();
        return told(transaction, notice, occasion, notice.state(), last);
    }

    private static Told told(
            Transaction transaction,
            Notice notice,
            Occasion occasion,
            NoticeState state,
            @Nullable Update update) {
        var page = transaction.pages().find(notice.page()).orElseThrow();
        var names =
                transaction.components().all(notice.page()).stream()
                        .collect(Collectors.toMap(Component::id, Component::name));
        return new Told.OfNotice(from(page), occasion, entry(notice, state, update, names));
    }

    /** In whose name a page's messages are. */
    public static Told.From from(Page page) {
        return new Told.From(page.id(), page.name(), page.url(), page.zone(), page.language());
    }

    private static Told.Entry entry(
            Notice notice,
            NoticeState state,
            @Nullable Update update,
            Map<ComponentId, String> names) {
        var touched =
                notice.impacts().stream()
                        .map(each ->
                                new Told.Touched(
                                        each.component(),
                                        names.getOrDefault(
                                                each.component(), each.component().value()),
                                        each.level(),
                                        each.note()))
                        .toList();
        return new Told.Entry(
                notice.id(),
                notice.kind(),
                notice.title(),
                state,
                touched,
                notice.planned(),
                notice.windows(),
                update == null ? null : update.body(),
                update == null ? notice.createdAt() : update.at(),
                notice.facts());
    }
}
