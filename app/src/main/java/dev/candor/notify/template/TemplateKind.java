package dev.candor.notify.template;

import dev.candor.model.Occasion;
import dev.candor.model.Told;
import dev.candor.model.Told.Alarm;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The kinds of message that have words of their own. */
public enum TemplateKind {
    NOTICE_POSTED(Vocabulary.NOTICE),
    NOTICE_UPDATED(Vocabulary.NOTICE),
    NOTICE_CORRECTED(Vocabulary.NOTICE),
    NOTICE_ENDED(Vocabulary.NOTICE),
    NOTICE_REOPENED(Vocabulary.NOTICE),
    NOTICE_REMINDED(Vocabulary.NOTICE),
    NOTICE_STARTED(Vocabulary.NOTICE),
    NOTICE_WIDENED(Vocabulary.NOTICE),
    NOTICE_OVERRUN(Vocabulary.NOTICE),
    NOTICE_CANCELLED(Vocabulary.NOTICE),
    NOTICE_NOT_AFFECTED(Vocabulary.NOTICE),
    NOTICE_FOLLOWED_UP(Vocabulary.NOTICE),
    NOTICE_EXPLAINED(Vocabulary.NOTICE),
    DIGEST(Vocabulary.DIGEST),
    ALERT_RAISED(Vocabulary.ALERT),
    ALERT_REMINDED(Vocabulary.ALERT),
    ALERT_ENDED(Vocabulary.ALERT),
    CONFIRMATION(Vocabulary.PLAIN),
    STALLED(Vocabulary.STALLED),
    TEST(Vocabulary.PLAIN);

    /** Never changed. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Map<String, Variable> variables;

    TemplateKind(Map<String, Variable> variables) {
        this.variables = variables;
    }

    /** The kind of what is told. */
    public static TemplateKind of(Told told) {
        return switch (told) {
            case Told.OfNotice notice -> of(notice.occasion());
            case Told.Digest _ -> DIGEST;
            case Told.OfAlert alert -> of(alert.alarm().phase());
            case Told.Confirmation _ -> CONFIRMATION;
            case Told.Stalled _ -> STALLED;
            case Told.Test _ -> TEST;
        };
    }

    private static TemplateKind of(Occasion occasion) {
        return switch (occasion) {
            case POSTED -> NOTICE_POSTED;
            case UPDATED -> NOTICE_UPDATED;
            case CORRECTED -> NOTICE_CORRECTED;
            case ENDED -> NOTICE_ENDED;
            case REOPENED -> NOTICE_REOPENED;
            case REMINDED -> NOTICE_REMINDED;
            case STARTED -> NOTICE_STARTED;
            case WIDENED -> NOTICE_WIDENED;
            case OVERRUN -> NOTICE_OVERRUN;
            case CANCELLED -> NOTICE_CANCELLED;
            case NOT_AFFECTED -> NOTICE_NOT_AFFECTED;
            case FOLLOWED_UP -> NOTICE_FOLLOWED_UP;
            case EXPLAINED -> NOTICE_EXPLAINED;
        };
    }

    private static TemplateKind of(Alarm.Phase phase) {
        return switch (phase) {
            case RAISED -> ALERT_RAISED;
            case REMINDED -> ALERT_REMINDED;
            case ENDED -> ALERT_ENDED;
        };
    }

    /** Its name on the command line and of its file: {@code notice-posted}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind of that wire name, or empty when there is none. */
    public static Optional<TemplateKind> ofWireName(String name) {
        return Arrays.stream(values()).filter(each -> each.wireName().equals(name)).findFirst();
    }

    /** What its template may name. */
    public Map<String, Variable> variables() {
        return variables;
    }
}
