package dev.candor.command;

import dev.candor.model.Level;
import dev.candor.model.NoticeId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * Something that a rule has found.
 *
 * @param key names it, the same as long as it lasts: {@code fault:app}
 * @param subject as people know it
 * @param level how bad; operational for a promise
 * @param since since when
 * @param reason why, in one line
 * @param notice the entry that tells of it, or null
 */
record AlertCause(
        String key,
        String subject,
        Level level,
        Instant since,
        String reason,
        @Nullable NoticeId notice) {}
