package dev.candor.model;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * One interval of the ledger, half open: {@code start <= t < end}. Everything about downtime is
 * computed from these and from nothing else.
 *
 * <p>What counts at an instant, for one component: the worst of the intervals by {@link
 * Source#PERSON} that cover it; where there is none, {@link Level#UNKNOWN} when nobody was looking;
 * else the worst of the intervals by {@link Source#PROBE} that no notice has overridden.
 *
 * @param id its place in the ledger; 0 until it is stored
 * @param component what was affected
 * @param member the fleet member, or null for the component as a whole
 * @param level how much; {@link Level#OPERATIONAL} only from a person ("this did not happen")
 * @param start when it began
 * @param end when it was over, or null while it lasts
 * @param precision how well start and end are known
 * @param source who said so
 * @param check the check that saw it, or null
 * @param notice the notice that states or adopts it, or null
 * @param overriddenBy the notice whose statement replaced this one, or null; stays visible
 */
public record Outage(
        long id,
        ComponentId component,
        @Nullable String member,
        Level level,
        Instant start,
        @Nullable Instant end,
        Precision precision,
        Source source,
        @Nullable CheckId check,
        @Nullable NoticeId notice,
        @Nullable NoticeId overriddenBy) {
    /**
     * @throws IllegalArgumentException when it ends before it starts
     */
    public Outage {
        if (end != null && end.isBefore(start)) {
            throw new IllegalArgumentException(
                    "an interval of "
                            + component
                            + " ends at "
                            + end
                            + ", before its start "
                            + start);
        }
        if (level == Level.OPERATIONAL && source != Source.PERSON) {
            throw new IllegalArgumentException(
                    "only a person can state that " + component + " was operational");
        }
    }

    /** Who put an interval into the ledger. */
    public enum Source {
        /** The judge, from results; also the time in which nobody looked. */
        PROBE,
        /** A person, through a notice or an import. */
        PERSON
    }

    /** Whether it lasts. */
    public boolean isOpen() {
        return end == null;
    }

    /** The same interval with another end; null opens it again. */
    public Outage withEnd(@Nullable Instant newEnd) {
        return new Outage(
                id,
                component,
                member,
                level,
                start,
                newEnd,
                precision,
                source,
                check,
                notice,
                overriddenBy);
    }

    /** The same interval with another start. */
    public Outage withStart(Instant newStart) {
        return new Outage(
                id,
                component,
                member,
                level,
                newStart,
                end,
                precision,
                source,
                check,
                notice,
                overriddenBy);
    }

    /** The same interval, adopted by a notice. */
    public Outage withNotice(NoticeId adoptedBy) {
        return new Outage(
                id,
                component,
                member,
                level,
                start,
                end,
                precision,
                source,
                check,
                adoptedBy,
                overriddenBy);
    }

    /** The same interval, replaced by what a notice states; null takes that back. */
    public Outage withOverriddenBy(@Nullable NoticeId statedBy) {
        return new Outage(
                id, component, member, level, start, end, precision, source, check, notice,
                statedBy);
    }

    /** The same interval under the number that the ledger gave it. */
    public Outage withId(long newId) {
        return new Outage(
                newId,
                component,
                member,
                level,
                start,
                end,
                precision,
                source,
                check,
                notice,
                overriddenBy);
    }
}
