package dev.candor.command;

import dev.candor.model.Postmortem;
import dev.candor.model.PostmortemContent;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * The next revision of a postmortem as its author gives it.
 *
 * @param revision the one that it was made from
 * @param content all that it says now
 * @param visibility who may read it once it is published
 * @param promisedBy the day on which it was promised, or null
 * @param publish whether it is published; what is public already stays so
 */
public record PostmortemEdit(
        int revision,
        PostmortemContent content,
        Postmortem.Visibility visibility,
        @Nullable LocalDate promisedBy,
        boolean publish) {}
