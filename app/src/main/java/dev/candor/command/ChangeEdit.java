package dev.candor.command;

import dev.candor.model.NoticeId;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Instant;

/**
 * Changed facts of a change; what is null stays.
 *
 * @param what what was done
 * @param finish when it was over
 * @param exitStatus what it came to; without a finish, it is over now
 * @param link where more is said of it
 * @param notice the entry that it belongs to
 * @param shown whether the public sees it
 */
public record ChangeEdit(
        @Nullable String what,
        @Nullable Instant finish,
        @Nullable Integer exitStatus,
        @Nullable URI link,
        @Nullable NoticeId notice,
        @Nullable Boolean shown) {}
