package dev.candor.command;

import dev.candor.model.ActionItem;
import dev.candor.model.Audience;
import dev.candor.model.NoticeId;
import dev.candor.model.PageId;
import dev.candor.model.Postmortem;
import dev.candor.store.Transaction;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What has been promised to readers and is not kept yet. Pure but for what it reads. */
public final class Promises {
    private Promises() {}

    /** Which sort of promise. */
    public enum Kind {
        /** An action item of a postmortem. */
        ACTION,
        /** A postmortem that is not published. */
        POSTMORTEM
    }

    /**
     * One of them.
     *
     * @param kind which sort
     * @param notice of which entry
     * @param title that entry's title
     * @param what what was promised
     * @param owner whose promise it is; may be empty
     * @param due the day by which, or null
     * @param overdue whether that day is over
     */
    public record Promise(
            Kind kind,
            NoticeId notice,
            String title,
            String what,
            String owner,
            @Nullable LocalDate due,
            boolean overdue) {}

    /**
     * All that are open, the earliest day first, those without a day last.
     *
     * @param today the day in the page's zone
     */
    public static List<Promise> open(Transaction transaction, PageId page, LocalDate today) {
        var open = new ArrayList<Promise>();
        for (var postmortem : transaction.postmortems().all(page)) {
            var title =
                    transaction
                            .notices()
                            .find(postmortem.notice(), Audience.PUBLIC, true)
                            .map(notice -> notice.title())
                            .orElse("");
            of(postmortem, title, today).forEach(open::add);
        }
        open.sort(
                Comparator.comparing(Promise::due, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(Promise::notice)
                        .thenComparing(Promise::what));
        return List.copyOf(open);
    }

    private static Stream<Promise> of(Postmortem postmortem, String title, LocalDate today) {
        var promised = postmortem.promisedBy();
        var document =
                promised == null || postmortem.publishedAt() != null
                        ? Stream.<Promise>empty()
                        : Stream.of(
                                new Promise(
                                        Kind.POSTMORTEM,
                                        postmortem.notice(),
                                        title,
                                        "publish the postmortem",
                                        "",
                                        promised,
                                        promised.isBefore(today)));
        var actions =
                postmortem.content().actions().stream()
                        .filter(item -> item.state() == ActionItem.State.OPEN)
                        .map(item ->
                                new Promise(
                                        Kind.ACTION,
                                        postmortem.notice(),
                                        title,
                                        item.what(),
                                        item.owner(),
                                        item.due(),
                                        item.isOverdue(today)));
        return Stream.concat(document, actions);
    }
}
