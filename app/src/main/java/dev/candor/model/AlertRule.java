package dev.candor.model;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * When operators are alerted, and who, and who next.
 *
 * @param id names it; the same as long as its condition is the same
 * @param when its condition
 * @param steps whom to tell; the first at once, the others while nobody has taken the alert
 * @param remindEvery how often those who were told are told again until somebody takes it
 */
public record AlertRule(String id, When when, List<Step> steps, Duration remindEvery) {
    /** The most rules. */
    public static final int MOST = 200;

    /** The most steps of one rule, the first included. */
    public static final int MOST_STEPS = 10;

    /** The most addresses of one step. */
    public static final int MOST_RECIPIENTS = 50;

    public AlertRule {
        steps = List.copyOf(steps);
    }

    /** What an alert can be about. */
    public enum Of {
        /** The checks see a fault. */
        FAULT,
        /** An update, or what a postmortem promised, was promised by now and has not come. */
        PROMISE,
        /** What an audience's database answers is not taken, so that its customers are old. */
        AUDIENCE
    }

    /**
     * A condition; all of it must hold.
     *
     * @param component this one or any below it, or null for all
     * @param check this check alone, or null for all
     * @param audience only what somebody of this audience uses, or null for everything
     * @param level this bad at least; a fault
     * @param lasting for how long it must have lasted; zero for at once
     * @param of what it is about
     */
    public record When(
            @Nullable ComponentId component,
            @Nullable CheckId check,
            @Nullable Audience audience,
            Level level,
            Duration lasting,
            Set<Of> of) {
        public When {
            of = Set.copyOf(of);
        }

        /** One that asks for no audience. */
        public When(
                @Nullable ComponentId component,
                @Nullable CheckId check,
                Level level,
                Duration lasting,
                Set<Of> of) {
            this(component, check, null, level, lasting, of);
        }

        /** The same, of what somebody of that audience uses. */
        public When ofAudience(Audience wanted) {
            return new When(component, check, wanted, level, lasting, of);
        }
    }

    /**
     * Whom to tell.
     *
     * @param after how long after the alert was raised; zero for the first
     * @param to e-mail addresses, and ids of channels
     */
    public record Step(Duration after, List<String> to) {
        public Step {
            to = List.copyOf(to);
        }
    }
}
