package dev.candor.notify;

import dev.candor.command.ClockWords;
import dev.candor.model.NoticeState;
import dev.candor.model.Occasion;
import dev.candor.model.Told;
import dev.candor.text.Lifecycle;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/**
 * The sentence of an entry's state as a message says it. That work is done is for people to say: of
 * a maintenance whose planned end merely came, only that is said. Pure.
 */
public final class StateSentence {
    private StateSentence() {}

    /**
     * In the words of whoever reads it.
     *
     * @param occasion why it is told; null in a digest
     */
    public static String of(Told.Entry entry, @Nullable Occasion occasion, Locale locale) {
        return isByTheClock(entry, occasion)
                ? Lifecycle.plannedEndCame(locale)
                : Lifecycle.sentence(entry.state(), locale);
    }

    /** A person who says that work is being checked writes something, and the clock does not. */
    private static boolean isByTheClock(Told.Entry entry, @Nullable Occasion occasion) {
        return entry.state() == NoticeState.VERIFYING
                && occasion != Occasion.POSTED
                && (entry.body() == null || ClockWords.end(entry.body()));
    }
}
