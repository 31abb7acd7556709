package dev.candor.command;

import dev.candor.model.ActionItem;
import dev.candor.model.PageId;
import dev.candor.model.PostmortemContent;
import dev.candor.model.Update;

import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/** What is wrong with a postmortem as somebody gives it: everything at once. */
final class PostmortemValidation {
    private static final int LEAST_COLUMNS = 2;
    private static final int MOST_COLUMNS = 8;
    private static final int MOST_ROWS = 200;
    private static final int LONGEST_CELL = 500;
    private static final int LONGEST_WHAT = 500;
    private static final int LONGEST_OWNER = 100;
    private static final int MOST_DAYS = 365;
    private static final Pattern ITEM = Pattern.compile("[a-z0-9][a-z0-9._-]{0,59}");

    private final Work work;
    private final PageId page;
    private final Problems problems = new Problems();

    PostmortemValidation(Work work, PageId page) {
        this.work = work;
        this.page = page;
    }

    /**
     * @throws Rejected as invalid, with every problem and a JSON pointer for each
     */
    void check(PostmortemContent content) {
        text("/summary", content.summary());
        text("/impact", content.impact());
        text("/cause", content.cause());
        text("/resolution", content.resolution());
        text("/went_well", content.wentWell());
        text("/went_wrong", content.wentWrong());
        var breakdown = content.breakdown();
        if (breakdown != null) {
            breakdown(breakdown);
        }
        most("/timeline", content.timeline().size(), PostmortemContent.MOST_MOMENTS);
        for (var i = 0; i < content.timeline().size(); i++) {
            moment("/timeline/" + i, content.timeline().get(i));
        }
        actions(content.actions());
        problems.refuseIfAny();
    }

    private void text(String where, String markdown) {
        if (markdown.length() > Update.LONGEST_BODY) {
            problems.add(
                    where,
                    "the text has " + markdown.length() + " characters",
                    "give it at most " + Update.LONGEST_BODY);
        }
        new GraphsNamed(work, page).check(problems, where, markdown);
    }

    private void breakdown(PostmortemContent.Breakdown breakdown) {
        var columns = breakdown.columns().size();
        if (columns < LEAST_COLUMNS || columns > MOST_COLUMNS) {
            problems.add(
                    "/breakdown/columns",
                    "the table has " + columns + " columns",
                    "give it " + LEAST_COLUMNS + " to " + MOST_COLUMNS);
        }
        most("/breakdown/rows", breakdown.rows().size(), MOST_ROWS);
        for (var i = 0; i < breakdown.rows().size(); i++) {
            var row = breakdown.rows().get(i);
            var where = "/breakdown/rows/" + i;
            if (row.size() != columns) {
                problems.add(
                        where,
                        "the row has "
                                + row.size()
                                + " cells, and there are "
                                + columns
                                + " columns",
                        "give each column its cell");
            }
            if (row.stream().anyMatch(cell -> cell.length() > LONGEST_CELL)) {
                problems.add(where, "a cell is too long", "at most 500 characters");
            }
        }
    }

    private void moment(String where, PostmortemContent.Moment moment) {
        if (moment.text().isBlank()) {
            problems.add(where + "/text", "the text is blank", "hide the line, or say something");
        }
        if (moment.at().isBefore(NoticeLimits.EARLIEST)
                || moment.at().isAfter(work.now().plus(NoticeLimits.CLOCK_DIFFERENCE))) {
            problems.add(where + "/at", moment.at() + " is not in the past", "give when it was");
        }
        text(where + "/text", moment.text());
    }

    private void actions(List<ActionItem> actions) {
        most("/actions", actions.size(), PostmortemContent.MOST_ACTIONS);
        var seen = new HashSet<String>();
        for (var i = 0; i < actions.size(); i++) {
            var item = actions.get(i);
            var where = "/actions/" + i;
            if (!ITEM.matcher(item.id()).matches() || !seen.add(item.id())) {
                problems.add(
                        where + "/id",
                        "'" + item.id() + "' is no name, or taken further up",
                        "give each item one of its own, of a-z, 0-9, '.', '_' and '-'");
            }
            if (item.what().isBlank() || item.what().length() > LONGEST_WHAT) {
                problems.add(
                        where + "/what",
                        "the text has " + item.what().length() + " characters",
                        "say in 1 to " + LONGEST_WHAT + " what will be done");
            }
            if (item.owner().length() > LONGEST_OWNER) {
                problems.add(where + "/owner", "it is too long", "at most 100 characters");
            }
            closedByCheck(where, item);
        }
    }

    private void closedByCheck(String where, ActionItem item) {
        var check = item.check();
        if (check == null) {
            return;
        }
        if (item.passDays() < 1 || item.passDays() > MOST_DAYS) {
            problems.add(
                    where + "/pass_days",
                    "a check closes an item after 1 to " + MOST_DAYS + " days",
                    "say for how many it has to pass");
        }
        if (work.store().checkStates().of(check).isEmpty()) {
            problems.add(
                    where + "/check",
                    "there is no check '" + check + "' with a result",
                    "name one of the configuration's checks that runs");
        }
    }

    private void most(String where, int count, int most) {
        if (count > most) {
            problems.add(where, count + " are too many", "give at most " + most);
        }
    }
}
