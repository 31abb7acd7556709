package dev.candor.command;

import dev.candor.model.Impact;
import dev.candor.model.NoticeFacts;
import dev.candor.model.NoticeKind;
import dev.candor.model.NoticeState;
import dev.candor.model.Planned;
import dev.candor.model.Window;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * A past notice as a history file gives it.
 *
 * @param where its place in the file, for problems
 * @param id its name in the file, or null
 * @param kind which of the three
 * @param title without lifecycle suffix
 * @param state where it is in its life
 * @param impacts what was affected
 * @param planned when it was meant to happen, or null
 * @param windows when it did happen, oldest first
 * @param updates what was said, oldest first
 * @param links where it points
 * @param facts what else it says of itself
 * @param revisions which facts were changed later, oldest first
 */
public record HistoricNotice(
        String where,
        @Nullable String id,
        NoticeKind kind,
        String title,
        NoticeState state,
        List<Impact> impacts,
        @Nullable Planned planned,
        List<Window> windows,
        List<HistoricUpdate> updates,
        List<HistoricLink> links,
        NoticeFacts facts,
        List<HistoricRevision> revisions) {
    public HistoricNotice {
        impacts = List.copyOf(impacts);
        windows = List.copyOf(windows);
        updates = List.copyOf(updates);
        links = List.copyOf(links);
        revisions = List.copyOf(revisions);
    }

    /** What makes importing it twice one act: its id, else its kind, title and first instant. */
    public String key() {
        return id == null ? "import:#" + fingerprint() : keyOf(id);
    }

    /** When it was first heard of: its first update, else its first window, else its plan. */
    public Instant begin() {
        return updates.isEmpty() ? happened() : updates.getFirst().at();
    }

    /** When it was last heard of: the last update or the last end of a window. */
    public Instant last() {
        var last = begin();
        for (var update : updates) {
            last = later(last, update.at());
        }
        for (var revision : revisions) {
            last = later(last, revision.at());
        }
        for (var window : windows) {
            last = later(last, window.end() == null ? window.start() : window.end());
        }
        return last;
    }

    static String keyOf(String id) {
        return "import:" + id;
    }

    private String fingerprint() {
        var parts = String.join("\n", kind.wireName(), title, happened().toString());
        return Secrets.sha256(parts).substring(0, 32);
    }

    private Instant happened() {
        if (!windows.isEmpty()) {
            return windows.getFirst().start();
        }
        return planned != null ? Plan.start(planned) : updates.getFirst().at();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
