package dev.candor.publish.view;

import java.util.List;

/**
 * What belongs to a notice beside its own words.
 *
 * @param postmortem the address of its postmortem, or empty
 * @param changes changes that belong to it, oldest first
 */
public record NoticeNotes(String postmortem, List<ChangeLine> changes) {
    public NoticeNotes {
        changes = List.copyOf(changes);
    }

    /**
     * One change.
     *
     * @param when its time or its window
     * @param what what was done
     * @param outcome what it came to, in words, or empty
     * @param href its own page
     */
    public record ChangeLine(WindowView when, String what, String outcome, String href) {}
}
