package dev.candor.command;

import dev.candor.model.ComponentId;
import dev.candor.model.NoticeId;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * A change as its author gives it.
 *
 * @param what what was done, in one line
 * @param start when it began, or null for now
 * @param finish when it was over, or null; with an exit status and no finish it is over now
 * @param exitStatus what it came to, or null
 * @param components what it touched
 * @param link where more is said of it, or null
 * @param notice the entry that it belongs to, or null
 * @param shown whether the public sees it
 * @param key an outside name that makes marking it twice one act, or null
 */
public record ChangeDraft(
        String what,
        @Nullable Instant start,
        @Nullable Instant finish,
        @Nullable Integer exitStatus,
        List<ComponentId> components,
        @Nullable URI link,
        @Nullable NoticeId notice,
        boolean shown,
        @Nullable String key) {
    public ChangeDraft {
        components = List.copyOf(components);
    }
}
