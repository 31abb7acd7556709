package dev.candor.command;

import dev.candor.model.NoticeKind;
import dev.candor.model.PageId;
import dev.candor.model.TellingRules;

import java.util.Optional;

/**
 * Makes these the rules by which a page tells by itself. Answers whether anything is different from
 * before. Reminders of what is planned already follow.
 *
 * @param page which page; it must be there
 * @param rules all of them
 */
public record DeclareTelling(PageId page, TellingRules rules) implements Command<Boolean> {
    @Override
    public Boolean run(Work work) {
        var port = work.store().pages();
        var before = port.tellingRules(page);
        if (before.equals(Optional.of(rules))) {
            return false;
        }
        port.put(page, rules);
        var milestones = new Milestones(rules);
        work.store().notices().open(page).stream()
                .filter(notice -> notice.kind() == NoticeKind.MAINTENANCE)
                .forEach(notice -> milestones.follow(work, notice, before.isEmpty()));
        return true;
    }
}
