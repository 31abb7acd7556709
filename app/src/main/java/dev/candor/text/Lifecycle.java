package dev.candor.text;

import dev.candor.model.NoticeKind;
import dev.candor.model.NoticeState;

import java.util.Locale;

/** Kinds and states of notices in words. A language that is not there is answered in English. */
public final class Lifecycle {
    private Lifecycle() {}

    /** {@code Incident}, {@code Maintenance}, {@code Announcement}. */
    public static String kind(NoticeKind kind, Locale locale) {
        return Words.of(locale).kind(kind);
    }

    /** The word of a state, in lower case: {@code resolved}, {@code in progress}. */
    public static String word(NoticeState state, Locale locale) {
        return Words.of(locale).state(state);
    }

    /** The suffix of a title, derived from the state: {@code (resolved)}. */
    public static String suffix(NoticeState state, Locale locale) {
        return "(" + word(state, locale) + ")";
    }

    /** A sentence that says that a notice has come to this state. */
    public static String sentence(NoticeState state, Locale locale) {
        return Words.of(locale).stateSentence(state);
    }

    /** A sentence that says that the planned end of a maintenance came, and no more than that. */
    public static String plannedEndCame(Locale locale) {
        return Words.of(locale).plannedEndCame();
    }
}
