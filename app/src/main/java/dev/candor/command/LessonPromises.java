package dev.candor.command;

import dev.candor.model.ActionItem;
import dev.candor.model.NoticeId;
import dev.candor.model.Page;
import dev.candor.model.PageId;
import dev.candor.model.Postmortem;
import dev.candor.store.Transaction;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What postmortems promise by a day and is not kept: to be published, and their action items. What
 * one postmortem promises by one day is one promise, so that an operator hears once of a list that
 * nobody looked after.
 *
 * @param notice of which entry's postmortem
 * @param due the day, in the page's zone
 * @param brokenAt the end of that day, from which on it is broken
 * @param what what was promised; never empty
 */
record LessonPromises(NoticeId notice, LocalDate due, Instant brokenAt, List<String> what) {
    private static final String PREFIX = "promise:";

    LessonPromises {
        what = List.copyOf(what);
    }

    /** Those of a page, kept in no order. */
    static List<LessonPromises> of(Transaction transaction, PageId page) {
        var zone = transaction.pages().find(page).map(Page::zone).orElse((ZoneId) ZoneOffset.UTC);
        var all = new ArrayList<LessonPromises>();
        for (var postmortem : transaction.postmortems().all(page)) {
            open(postmortem)
                    .forEach((due, what) -> {
                        var end = due.plusDays(1).atStartOfDay(zone).toInstant();
                        all.add(new LessonPromises(postmortem.notice(), due, end, what));
                    });
        }
        return all;
    }

    private static Map<LocalDate, List<String>> open(Postmortem postmortem) {
        var byDay = new LinkedHashMap<LocalDate, List<String>>();
        if (postmortem.promisedBy() != null && postmortem.publishedAt() == null) {
            at(byDay, postmortem.promisedBy()).add("to publish the postmortem");
        }
        for (var item : postmortem.content().actions()) {
            if (item.due() != null && item.state() == ActionItem.State.OPEN) {
                var owner = item.owner().isEmpty() ? "" : " (" + item.owner() + ")";
                at(byDay, item.due()).add("\"" + item.what() + "\"" + owner);
            }
        }
        return byDay;
    }

    private static List<String> at(Map<LocalDate, List<String>> byDay, LocalDate day) {
        return byDay.computeIfAbsent(day, _ -> new ArrayList<>());
    }

    /** The same as long as it lasts, whatever else is promised or kept meanwhile. */
    String key() {
        return PREFIX + notice + "/" + due;
    }

    /** Whether an alert's cause is such a promise: it is no part of what the entry was about. */
    static boolean isKey(String cause) {
        return cause.startsWith(PREFIX) && cause.indexOf('/') > 0;
    }

    /** In one line. */
    String reason() {
        var more = what.size() == 1 ? "" : ", and " + (what.size() - 1) + " more";
        return "promised by " + due + " and not kept: " + what.getFirst() + more;
    }
}
