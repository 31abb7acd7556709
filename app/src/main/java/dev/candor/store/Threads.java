package dev.candor.store;

import dev.candor.model.NoticeId;
import dev.candor.model.Told;

import org.jspecify.annotations.Nullable;

/** Names what a message belongs to: within one thread, each recipient hears things in order. */
public final class Threads {
    private static final String NOTICE = "notice:";
    private static final String ALERT = "alert:";

    /** The thread of digests: what is told later of a notice in one comes after it. */
    public static final String DIGEST = "digest";

    private Threads() {}

    /** The thread of what is told, or null when it stands for itself. */
    public static @Nullable String of(Told told) {
        return switch (told) {
            case Told.OfNotice of -> of(of.entry().notice());
            case Told.OfAlert of -> ALERT + of.alarm().alert();
            case Told.Digest _ -> DIGEST;
            case Told.Confirmation _, Told.Stalled _, Told.Test _ -> null;
        };
    }

    /** The thread of a notice. */
    public static String of(NoticeId notice) {
        return NOTICE + notice;
    }

    /** The notice that a thread is of, or null when it is of something else. */
    public static @Nullable NoticeId notice(@Nullable String thread) {
        return thread != null && thread.startsWith(NOTICE)
                ? new NoticeId(thread.substring(NOTICE.length()))
                : null;
    }
}
