package dev.candor.publish.view;

import java.util.List;

/**
 * A notice's own page.
 *
 * @param entry its heading, times and components
 * @param state where it is in its life, in a sentence
 * @param planned when it was meant to happen, where that differs from what happened; else empty
 * @param impacts each impacted component
 * @param updates all that was said: newest first while it lasts, oldest first when it is over
 * @param newestFirst which of the two
 * @param links to what it is connected with, and that is no part of its thread
 * @param thread what it is connected with, in order; empty when it stands alone
 * @param revisions published facts that were changed, oldest first
 * @param outdated a warning that its text is old, or empty
 * @param ledger what checks saw beside what was stated; empty unless there are both
 * @param notes its postmortem and changes
 * @param published when it was first written
 * @param changed when anything of it last changed
 */
public record NoticePage(
        EntryView entry,
        String state,
        List<WindowView> planned,
        List<ImpactView> impacts,
        List<UpdateView> updates,
        boolean newestFirst,
        List<NoticeLink> links,
        List<ThreadItem> thread,
        List<RevisionView> revisions,
        String outdated,
        List<LedgerRow> ledger,
        NoticeNotes notes,
        TimeView published,
        TimeView changed) {
    public NoticePage {
        planned = List.copyOf(planned);
        impacts = List.copyOf(impacts);
        updates = List.copyOf(updates);
        links = List.copyOf(links);
        thread = List.copyOf(thread);
        revisions = List.copyOf(revisions);
        ledger = List.copyOf(ledger);
    }

    /**
     * One interval of the ledger.
     *
     * @param source {@code Seen by checks} or {@code Stated}
     * @param component its name
     * @param level how much
     * @param window when
     * @param counts whether downtime is counted by it
     */
    public record LedgerRow(
            String source, String component, LevelView level, WindowView window, boolean counts) {}
}
