package dev.candor.app.figures;

import dev.candor.command.OverduePromises;
import dev.candor.command.Promises;
import dev.candor.model.Notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What readers were promised and have not got, one sentence each. Pure. */
final class BrokenPromises {
    /** How many updates are named; all are counted. */
    private static final int NAMED = 5;

    private BrokenPromises() {}

    /**
     * All there is.
     *
     * @param open notices that are not over
     * @param late what postmortems promise and is late, the longest first
     */
    static List<String> sentences(List<Notice> open, List<Promises.Promise> late) {
        var sentences = new ArrayList<String>();
        var overdue = open.stream().filter(OverduePromises::isOverdue).toList();
        overdue.stream().limit(NAMED).map(BrokenPromises::update).forEach(sentences::add);
        if (overdue.size() > NAMED) {
            sentences.add(
                    Words.count(overdue.size() - NAMED, "more promised update")
                            + " did not come either.");
        }
        if (!late.isEmpty()) {
            sentences.add(postmortems(late));
        }
        return sentences;
    }

    private static String update(Notice notice) {
        var promise = Objects.requireNonNull(notice.facts().nextUpdate());
        return "An update of \"%s\" (%s) was promised by %s and has not come."
                .formatted(notice.title(), notice.id(), promise.at());
    }

    private static String postmortems(List<Promises.Promise> late) {
        var first = late.getFirst();
        return Words.count(late.size(), "promise")
                + (late.size() == 1 ? " of a postmortem is" : " of postmortems are")
                + " late, the first since %s: \"%s\". See 'candor postmortem promises'."
                        .formatted(first.due(), first.what());
    }
}
